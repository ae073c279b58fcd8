import { defineError } from "@netgraft/core";

export const PyTorchNameError = defineError(
  "NG_PYTORCH_NAME",
  "A module has a name that a module of PyTorch cannot have in Python.",
  "Give the attachment another `id`, or the plugin's module another name.",
);
