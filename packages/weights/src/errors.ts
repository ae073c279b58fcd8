import { defineError } from "@netgraft/core";

export const WeightsFormatError = defineError(
  "NG_WEIGHTS_FORMAT",
  "A file of weights is truncated, or what it says of itself is malformed or contradicts the file.",
  "Fetch or write the file again; the tensor and the bytes that disagree are named.",
);
export const WeightsMismatchError = defineError(
  "NG_WEIGHTS_MISMATCH",
  "The tensors of a state dict are not those of the network: missing, unexpected, or of another shape or dtype.",
  "Compare the network's options with those the weights were trained with; every tensor that differs is named.",
);
export const ArrayFormatError = defineError(
  "NG_ARRAY_FORMAT",
  "An .npy file is truncated or malformed, or holds an array of another dtype, order or rank than is needed.",
  "Save it again with `numpy.save(path, numpy.ascontiguousarray(x, dtype=numpy.float32))`.",
);
export const InitializerMisfitError = defineError(
  "NG_INITIALIZER_MISFIT",
  "An initializer cannot be applied to a tensor of that shape.",
  "Use an initializer that fits the shape; fans need at least two axes.",
);
export const ModelTensorError = defineError(
  "NG_MODEL_TENSOR",
  "The weights given for a model lack a tensor, or one has another size than the model declares.",
  "Load weights made for this network; every tensor that differs is named.",
);
export const WeightsUnknownError = defineError(
  "NG_WEIGHTS_UNKNOWN",
  "A file of weights is of no format that is read.",
  "The message says what the file is, and how to get weights from it; docs/weights.md lists what is read.",
);
export const WeightsChoiceError = defineError(
  "NG_WEIGHTS_CHOICE",
  "A checkpoint has no state dict, several of which none is the usual one, or not the one that was asked for.",
  "Name one of those that the message lists with `stateDict` (`--state-dict`).",
);
export const LookAlikeError = defineError(
  "NG_WEIGHTS_LOOK_ALIKE",
  "Weights say that they are of a network with the same tensors that computes something else.",
  "Compose that network: the message names the options. Where the difference is wanted, write them into the config as they are.",
);
export const GraftRefusedError = defineError(
  "NG_GRAFT_REFUSED",
  "Attachments cannot be added to trained weights without changing what the network computes.",
  "Each is named with its reason: another site or another attachment has such a start, or take `graft: near` where the difference is rounding.",
);
