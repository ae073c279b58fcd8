import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../../workspace.mjs";

const program = (name) => join(root, "scripts/bench/train/contestants", name);
const netgraft = (layout) => ({
  id: layout,
  name: `Netgraft, ${layout}`,
  command: process.execPath,
  parameters: [program("netgraft.mjs"), layout],
});
const pytorch = (format) => ({
  id: `pytorch ${format}`,
  name: `PyTorch, ${format}`,
  command: process.env["NETGRAFT_PYTHON"] || "python3",
  parameters: [program("pytorch.py"), format],
  missing: pythonMisses,
});

/** Those that train, each in a process of its own; what `missing` gives is why one cannot. */
export const contestants = [
  netgraft("blocked"),
  netgraft("portable"),
  pytorch("NCHW"),
  pytorch("channels_last"),
  {
    id: "tensorflow.js",
    name: "tensorflow.js, LayersModel",
    command: process.execPath,
    parameters: [program("tensorflow.mjs")],
    missing: tensorflowMisses,
  },
];

function pythonMisses() {
  const { status } = spawnSync(process.env["NETGRAFT_PYTHON"] || "python3", ["-c", "import torch"], {
    stdio: "ignore",
  });
  return status === 0 ? undefined : "not installed: name a Python that has PyTorch with NETGRAFT_PYTHON";
}

function tensorflowMisses({ structure }) {
  if (structure.cardinality !== undefined) return "tensorflow.js has no grouped convolutions";
  try {
    createRequire(join(root, "packages/tensorflow/package.json")).resolve("@tensorflow/tfjs-node");
    return undefined;
  } catch {
    return "not installed: @tensorflow/tfjs-node";
  }
}
