import { type PictureConfig, z } from "@netgraft/core";
import { exporter } from "@netgraft/core/graph";
import { onnxPieces } from "./export-onnx.js";
import { opsetSchema } from "./lower/opsets.js";

/** The exporter of the format `onnx`. */
export const onnxExporter = exporter({
  format: "onnx",
  summary: "ONNX, for onnxruntime and most other runtimes; NCHW, symbolic batch, weights in the file",
  options: z.strictObject({
    opset: opsetSchema
      .optional()
      .describe(
        "Version of the operator set; by default 17, which is what the most runtimes read, and 13 where `portable` is set.",
      ),
    batch: z
      .union([z.int().positive(), z.string().regex(/^[A-Za-z_]\w*$/)])
      .optional()
      .describe(
        "The size of the batch: a number, or the name of a dimension that stays open; by default `batch`, and 1 where `portable` is set.",
      ),
    dtype: z
      .enum(["float32", "float16"])
      .default("float32")
      .describe(
        "What is stored and computed with. With float16 batch norms are folded, and inputs and outputs stay float32.",
      ),
    fold: z
      .boolean()
      .default(false)
      .describe(
        "Whether batch norms are folded into the convolutions before them; the weights are then no longer those of the network by name. onnxruntime does it itself as it opens a file.",
      ),
    portable: z
      .boolean()
      .default(false)
      .describe(
        "Whether only operators are written that OpenCV, onnxruntime-web, TensorRT and onnxruntime's Core ML provider take, with batch norms folded and all sizes known.",
      ),
    preprocessing: z
      .boolean()
      .default(false)
      .describe(
        "Whether the file prepares pictures itself, as the config's `preprocess` says: it then takes `picture`, uint8 of (batch, height, width, channel) of any size.",
      ),
  }),
  output: "file",
  extension: ".onnx",
  encode: ({ network, program, options: { preprocessing, ...options }, metadata }) =>
    onnxPieces(program, {
      ...options,
      metadata,
      // The config of a composed network has both sections, whole.
      ...(preprocessing && { preprocessing: network.config as unknown as PictureConfig }),
    }),
});
