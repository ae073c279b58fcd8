import { join } from "node:path";
import { root } from "../../workspace.mjs";
import { tensorflowMisses } from "../contest/installed.mjs";
import { pytorchContestants } from "../contest/pytorch-contestants.mjs";

const program = (/** @type {string} */ name) => join(root, "scripts/bench/train/contestants", name);
/**
 * @param {string} how
 * @param {() => string | undefined} [missing]
 */
const netgraft = (how, missing) => ({
  id: how,
  name: `Netgraft, ${how}`,
  command: process.execPath,
  parameters: [program("netgraft.mjs"), how],
  ...(missing === undefined ? {} : { missing }),
});

/** Those that train, each in a process of its own; what `missing` gives is why one cannot. */
export const contestants = [
  netgraft("blocked"),
  netgraft("portable"),
  netgraft("tensorflow", tensorflowMisses),
  ...pytorchContestants(program("pytorch.py")),
  {
    id: "tensorflow.js",
    name: "tensorflow.js, LayersModel",
    command: process.execPath,
    parameters: [program("tensorflow.mjs")],
    missing: layersModelMisses,
  },
];

/** @param {{ structure: import("../networks.mjs").Structure }} training */
function layersModelMisses({ structure }) {
  return structure.cardinality === undefined ? tensorflowMisses() : "tensorflow.js has no grouped convolutions";
}
