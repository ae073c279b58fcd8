import type { WeightsFormat } from "../weights-file.js";

/** TensorFlow.js's layers models: `model.json` and the files of data beside it. */
export const tfjsFormat: WeightsFormat = {
  name: "tfjs",
  extensions: [".json"],
  recognizes: (head) => /^\uFEFF?\s*\{/.test(new TextDecoder().decode(head)),
  open: async (file) => (await import("./open-tfjs.js")).openTfjs(file),
};
