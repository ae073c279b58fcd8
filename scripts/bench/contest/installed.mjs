import { spawnSync } from "node:child_process";
import { hasTfjsNode } from "@netgraft/tensorflow-node/set-up";

/** The Python that PyTorch is run with. */
export const python = process.env["NETGRAFT_PYTHON"] || "python3";

/** @type {boolean | undefined} */
let imported;

/** Why PyTorch cannot take part, or undefined. */
export function pytorchMisses() {
  imported ??= spawnSync(python, ["-c", "import torch"], { stdio: "ignore" }).status === 0;
  return imported ? undefined : "not installed: name a Python that has PyTorch with NETGRAFT_PYTHON";
}

/** Why TensorFlow cannot take part, or undefined. */
export function tensorflowMisses() {
  return hasTfjsNode() ? undefined : "not installed: `netgraft setup tensorflow`";
}
