import type { Exporter } from "@netgraft/core";
import { exportOnnx } from "./export-onnx.js";

/** The exporter of the format `onnx`. */
export const onnxExporter: Exporter = {
  format: "onnx",
  summary: "ONNX, for onnxruntime and most other runtimes; NCHW, symbolic batch, weights in the file",
  extension: ".onnx",
  write: (program, path, metadata) => exportOnnx(program, path, { metadata }),
};
