import { z } from "@netgraft/core";
import { exporter } from "@netgraft/core/graph";
import { onnxPieces } from "./export-onnx.js";

/** The exporter of the format `onnx`. */
export const onnxExporter = exporter({
  format: "onnx",
  summary: "ONNX, for onnxruntime and most other runtimes; NCHW, symbolic batch, weights in the file",
  options: z.strictObject({
    opset: z
      .literal([17, 18, 19, 20, 21, 22])
      .default(17)
      .describe("Version of the operator set; 17 is what the most runtimes read."),
    batch: z
      .union([z.int().positive(), z.string().regex(/^[A-Za-z_]\w*$/)])
      .default("batch")
      .describe("The size of the batch: a number, or the name of a dimension that stays open."),
  }),
  output: "file",
  extension: ".onnx",
  encode: ({ program, options, metadata }) => onnxPieces(program, { ...options, metadata }),
});
