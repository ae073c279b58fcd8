import { defineError } from "@netgraft/core";

export const EngineUnavailableError = defineError(
  "NG_ENGINE_UNAVAILABLE",
  "The ONNX engine cannot start here: onnxruntime is not installed, or not built for this platform.",
  "Run `netgraft setup onnx`, which installs it from npm alone; where it is not built for the platform, the platform is named.",
);
