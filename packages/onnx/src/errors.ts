import { defineError } from "@netgraft/core";

export const ModelTooLargeError = defineError(
  "NG_MODEL_TOO_LARGE",
  "A model is larger than the 2 GiB that one ONNX file may have.",
  "Export a smaller network; weights in separate files are not supported yet.",
);
