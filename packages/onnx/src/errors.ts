import { defineError } from "@netgraft/core";

export const EngineUnavailableError = defineError(
  "NG_ENGINE_UNAVAILABLE",
  "The ONNX engine cannot start here: onnxruntime is not installed, or not built for this platform.",
  "Install onnxruntime-node with `ONNXRUNTIME_NODE_INSTALL=skip npm install onnxruntime-node`; the platform it needs is named.",
);
export const ModelTooLargeError = defineError(
  "NG_MODEL_TOO_LARGE",
  "A model is larger than the 2 GiB that one ONNX file may have.",
  "Export a smaller network; weights in separate files are not supported yet.",
);
