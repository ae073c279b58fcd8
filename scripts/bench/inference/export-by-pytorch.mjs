import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../../workspace.mjs";
import { python, pytorchMisses } from "../contest/installed.mjs";

/** @typedef {{ path: string, exporter?: string | undefined } | { missing: string, path?: undefined, exporter?: undefined }} Exported */

/**
 * Has PyTorch's exporter write a network to an ONNX file.
 * @param {import("./predictions.mjs").Prediction} prediction
 * @param {string} path
 * @returns {Exported} the file\'s `path` and the `exporter` that was used; or why there is none, as `missing`
 */
export function exportByPytorch({ structure, size }, path) {
  const missing = pytorchMisses();
  if (missing !== undefined) return { missing };
  const parameters = [join(root, "scripts/bench/inference/export.py"), path, JSON.stringify({ structure, size })];
  const { status, stdout, stderr } = spawnSync(python, parameters, { encoding: "utf8" });
  if (status === 0) return { path, exporter: stdout.trim().split("\n").at(-1) };
  return { missing: `cannot export: ${stderr.trim().split("\n").at(-1)}` };
}
