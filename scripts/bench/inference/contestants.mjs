import { join } from "node:path";
import { root } from "../../workspace.mjs";
import { tensorflowMisses } from "../contest/installed.mjs";
import { pytorchContestants } from "../contest/pytorch-contestants.mjs";

/**
 * a file, or why there is none
 * @typedef {{ path?: string | undefined, missing?: string | undefined }} Written
 */

const program = (/** @type {string} */ name) => join(root, "scripts/bench/inference/contestants", name);
/**
 * @param {string} id
 * @param {string} name
 * @param {Written} file
 */
const onnx = (id, name, { path = "", missing }) => ({
  id,
  name,
  command: process.execPath,
  parameters: [program("onnx.mjs"), path],
  missing: () => missing,
});

/**
 * Those that predict, each in a process of its own; what `missing` gives is why one cannot. The first two are the same program and
 * the same onnxruntime, and differ in the file alone.
 * @param {{ netgraft: Written, pytorch: Written }} files the paths of what Netgraft and PyTorch have exported, or why there is no file
 */
export const contestants = (files) => [
  onnx("onnx", "Netgraft, onnx", files.netgraft),
  onnx("exporter", "PyTorch's exporter, onnx", files.pytorch),
  {
    id: "tensorflow",
    name: "Netgraft, tensorflow",
    command: process.execPath,
    parameters: [program("tensorflow.mjs")],
    missing: tensorflowMisses,
  },
  ...pytorchContestants(program("pytorch.py")),
];
