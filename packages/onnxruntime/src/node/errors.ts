import { defineError } from "@netgraft/core";

export const EngineUnavailableError = defineError(
  "NG_ENGINE_UNAVAILABLE",
  "The ONNX engine cannot start here: onnxruntime is not installed, or not built for this platform.",
  "Install onnxruntime-node with `ONNXRUNTIME_NODE_INSTALL=skip npm install onnxruntime-node`; the platform it needs is named.",
);
