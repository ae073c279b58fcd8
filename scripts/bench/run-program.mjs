import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../workspace.mjs";

const reporter = pathToFileURL(join(root, "scripts/bench/report-memory.mjs")).href;

/**
 * Runs Node once with these arguments: wall-clock milliseconds and what was printed.
 * @param {...string} parameters
 * @throws where it fails
 */
export function runNode(...parameters) {
  const { milliseconds, output } = run(parameters);
  return { milliseconds, stdout: output[1] ?? "" };
}

/**
 * As `runNode`: milliseconds, and the most memory that the program has had, in MiB.
 * @param {...string} parameters
 */
export function runNodeForMemory(...parameters) {
  const { milliseconds, output } = run(["--import", reporter, ...parameters]);
  return { milliseconds, peakMemory: Number(output[3]) };
}

/** @param {readonly string[]} parameters */
function run(parameters) {
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, parameters, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`node ${parameters.join(" ")} ended with ${status}: ${output?.[2]}`);
  return { milliseconds, output };
}
