import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { hasTfjsNode } from "@netgraft/tensorflow/set-up";
import { root } from "../../workspace.mjs";

const program = (name) => join(root, "scripts/bench/train/contestants", name);
const netgraft = (how, missing) => ({
  id: how,
  name: `Netgraft, ${how}`,
  command: process.execPath,
  parameters: [program("netgraft.mjs"), how],
  missing,
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
  netgraft("tensorflow", tensorflowMisses),
  pytorch("NCHW"),
  pytorch("channels_last"),
  {
    id: "tensorflow.js",
    name: "tensorflow.js, LayersModel",
    command: process.execPath,
    parameters: [program("tensorflow.mjs")],
    missing: layersModelMisses,
  },
];

function pythonMisses() {
  const { status } = spawnSync(process.env["NETGRAFT_PYTHON"] || "python3", ["-c", "import torch"], {
    stdio: "ignore",
  });
  return status === 0 ? undefined : "not installed: name a Python that has PyTorch with NETGRAFT_PYTHON";
}

function tensorflowMisses() {
  return hasTfjsNode() ? undefined : "not installed: `netgraft setup tensorflow`";
}

function layersModelMisses({ structure }) {
  return structure.cardinality === undefined ? tensorflowMisses() : "tensorflow.js has no grouped convolutions";
}
