/** An edge that closes a circle, and why it may. */
export interface KnownEdge {
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** What is mutually recursive by nature. The list only shrinks: open a circle, rather than add to it. */
export const mutual: readonly KnownEdge[] = [
  {
    from: "packages/core/src/compose/block-builder.ts",
    to: "packages/core/src/compose/block.ts",
    why: "a block is built with a BlockBuilder, which builds the blocks of a stage",
  },
  {
    from: "packages/core/src/compose/block-builder.ts",
    to: "packages/core/src/compose/stage.ts",
    why: "a stage is a run of blocks, which a BlockBuilder builds",
  },
];

const inCore = "packages/core/src";
const inOnnx = "packages/onnx/src";
const inOnnxruntime = "packages/onnxruntime/src";
const inTensorFlow = "packages/tensorflow/src";

/** Imports of files that wait to be opened: `from → to`. */
export const waitingFiles: readonly string[] = [
  `${inCore}/compose/attachment.ts → ${inCore}/compose/block-builder.ts`,
  `${inOnnxruntime}/node/step/layout/layout.ts → ${inOnnxruntime}/node/step/rules/rule.ts`,
];

/** Imports between folders that wait to be opened: `from → to`. */
export const waitingFolders: readonly string[] = [
  `${inOnnx}/lower → ${inOnnx}/emitters`,
  `${inOnnxruntime}/node/step/layout → ${inOnnxruntime}/node/step/rules`,
  `${inOnnxruntime}/node/step/layout → ${inOnnxruntime}/node/step/chain`,
  `${inOnnxruntime}/node/step/storage → ${inOnnxruntime}/node/step/rules`,
  `${inTensorFlow}/lower → ${inTensorFlow}/emitters`,
  "packages/testing/src/golden → packages/testing/src/contract",
];
