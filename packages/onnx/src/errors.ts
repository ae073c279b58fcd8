import { defineError } from "@netgraft/core";

export const EngineUnavailableError = defineError(
  "NG_ENGINE_UNAVAILABLE",
  "The ONNX engine cannot start here: onnxruntime is not installed, or not built for this platform.",
  "Install onnxruntime-node with `npm install onnxruntime-node --onnxruntime-node-install=skip`; the platform it needs is named.",
);
export const EngineFailedError = defineError(
  "NG_ENGINE_FAILED",
  "The engine refused to load a model or to run it.",
  "The engine's own words are quoted; check the shapes of the inputs against those of the model.",
);
export const EngineCrashedError = defineError(
  "NG_ENGINE_CRASHED",
  "The engine's process ended while it was in use: it was killed, ran out of memory, or failed in native code.",
  "The signal or exit status is named; start another engine, with smaller batches where memory ran out.",
);
export const EngineClosedError = defineError(
  "NG_ENGINE_CLOSED",
  "An engine or a session was used after it had been closed.",
  "Close an engine after the last call that uses it.",
);
export const ModelTooLargeError = defineError(
  "NG_MODEL_TOO_LARGE",
  "A model is larger than the 2 GiB that one ONNX file may have.",
  "Export a smaller network; weights in separate files are not supported yet.",
);
export const ModelTensorError = defineError(
  "NG_MODEL_TENSOR",
  "The weights given for a model lack a tensor, or one has another size than the model declares.",
  "Load weights made for this network; every tensor that differs is named.",
);
