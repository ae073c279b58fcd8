import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFramework } from "netgraft";
import { runNodeForMemory } from "./run-program.mjs";

const network = "senet154";

/**
 * The command that exports SENet-154 with weights that it draws, from nothing to the file: its time and the most memory that it has.
 * @returns {import("./measure-figures.mjs").Measurement[]}
 */
export function exportSenet154() {
  const { parameters } = createFramework().compose(network).summary();
  const weights = (4 * parameters) / 2 ** 20;
  // Both figures are of the same runs.
  /** @type {ReturnType<typeof exports> | undefined} */
  let runs;
  const measured = () => (runs ??= exports());
  return [
    {
      name: `netgraft export ${network}, cold`,
      unit: "ms",
      measure: () => measured().map(({ milliseconds }) => milliseconds),
    },
    {
      name: `netgraft export ${network}, peak memory (its weights are ${weights.toFixed(0)} MiB)`,
      unit: "MiB",
      limit: Math.floor(2 * weights),
      measure: () => measured().map(({ peakMemory }) => peakMemory),
    },
  ];
}

function exports() {
  const folder = mkdtempSync(join(tmpdir(), "netgraft-bench-"));
  const command = ["packages/netgraft/bin/netgraft.js", "export", network, "-o", join(folder, "network.onnx")];
  try {
    return Array.from({ length: 5 }, () => runNodeForMemory(...command));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
