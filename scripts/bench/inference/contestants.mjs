import { join } from "node:path";
import { root } from "../../workspace.mjs";
import { tensorflowMisses } from "../contest/installed.mjs";
import { pytorchContestants } from "../contest/pytorch-contestants.mjs";

const program = (name) => join(root, "scripts/bench/inference/contestants", name);
const onnx = (id, name, { path, missing }) => ({
  id,
  name,
  command: process.execPath,
  parameters: [program("onnx.mjs"), path],
  missing: () => missing,
});

/**
 * Those that predict, each in a process of its own; what `missing` gives is why one cannot. The first two are the same program and
 * the same onnxruntime, and differ in the file alone.
 * @param files the paths of what Netgraft and PyTorch have exported, or why there is no file
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
