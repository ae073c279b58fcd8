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
export const SetUpNeedsError = defineError(
  "NG_SETUP_NEEDS",
  "A program that `netgraft setup` runs is not on this machine.",
  "Install what is listed, all at once, and run it again.",
);
export const SetUpSourceError = defineError(
  "NG_SETUP_SOURCE",
  "The folder given with `--from` has no TensorFlow that an addon can be built with.",
  "Name an unpacked libtensorflow, or the folder `tensorflow` of a Python's site-packages; what was looked for is listed.",
);
export const SetUpDownloadError = defineError(
  "NG_SETUP_DOWNLOAD",
  "Something that `netgraft setup` needs cannot be fetched.",
  "Check the connection and the proxy of the program that is named, or give it a mirror; `--from` needs no download of TensorFlow.",
);
export const SetUpBuildError = defineError(
  "NG_SETUP_BUILD",
  "The addon of tfjs-node does not build.",
  "The compiler's words are quoted; with `--verbose` all that was written is shown.",
);
export const SetUpFolderError = defineError(
  "NG_SETUP_FOLDER",
  "The folder in which `netgraft setup` keeps what it makes cannot be written, or its disk is full.",
  "Free the space that is named, or name another folder in the environment variable NETGRAFT_CACHE.",
);
