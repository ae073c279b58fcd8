import { defineError } from "@netgraft/core";

export const TensorFlowAbsentError = defineError(
  "NG_TENSORFLOW_ABSENT",
  "TensorFlow is not set up here: tfjs-node is not installed, or it has no native addon.",
  "Run `netgraft setup tensorflow`, or use the engine `onnx`.",
);
export const TensorFlowLoadError = defineError(
  "NG_TENSORFLOW_LOAD",
  "TensorFlow is set up and does not load: a library is missing or damaged, or the addon was built for another TensorFlow.",
  "Run `netgraft setup tensorflow`, which builds anew what does not load; `netgraft doctor` shows what there is.",
);
export const SetUpSourceError = defineError(
  "NG_SETUP_SOURCE",
  "The folder given with `--from` has no TensorFlow that an addon can be built with.",
  "Name an unpacked libtensorflow, or the folder `tensorflow` of a Python's site-packages; what was looked for is listed.",
);
export const SetUpBuildError = defineError(
  "NG_SETUP_BUILD",
  "The addon of tfjs-node does not build.",
  "The compiler's words are quoted; with `--verbose` all that was written is shown.",
);
