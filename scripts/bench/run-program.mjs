import { spawnSync } from "node:child_process";
import { root } from "../workspace.mjs";

/** Runs Node once with these arguments: wall-clock milliseconds and what was printed. @throws where it fails */
export function runNode(...parameters) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`node ${parameters.join(" ")} ended with ${status}: ${stderr}`);
  return { milliseconds, stdout };
}
