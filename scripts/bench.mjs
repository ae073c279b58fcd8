/**
 * Measures what the project promises of its own speed, and writes the figures to bench-results.json (or the path given).
 * A figure over its limit ends the program with 1; one whose spread is over 5 % is marked.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { coldNode, coldSummary } from "./bench/cold-summary.mjs";
import { compose } from "./bench/compose.mjs";
import { countMemory } from "./bench/count-memory.mjs";
import { statistics } from "./bench/statistics.mjs";

const machine = {
  cpu: cpus()[0]?.model ?? "unknown",
  cores: availableParallelism(),
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  node: process.version,
};
console.log(`${machine.cpu}, ${machine.cores} cores, ${machine.memory}, Node ${machine.node}\n`);

const measurements = [
  compose("seresnet152", 66_821_848, 20),
  compose("inception_v4", 42_679_816, 100),
  compose("preresnet1001_cifar", 10_327_706, 100),
  coldNode,
  coldSummary,
  countMemory,
];
const results = [];
for (const { name, unit, limit, measure } of measurements) {
  const figures = statistics(await measure());
  const over = limit !== undefined && figures.median > limit;
  results.push({ name, unit, ...(limit === undefined ? {} : { limit, over }), ...figures });
  const range = `${figures.minimum.toFixed(1)} to ${figures.maximum.toFixed(1)}, ${figures.runs} runs`;
  const spread = `spread ${(100 * figures.spread).toFixed(1)} %${figures.spread > 0.05 ? " (noisy)" : ""}`;
  const bound = limit === undefined ? "" : `; limit ${limit} ${unit}${over ? ": OVER" : ""}`;
  console.log(`${name}: median ${figures.median.toFixed(1)} ${unit} (${range}; ${spread}${bound})`);
}

const path = process.argv[2] ?? "bench-results.json";
writeFileSync(path, `${JSON.stringify({ date: new Date().toISOString(), machine, results }, undefined, 2)}\n`);
console.log(`\nFigures are in ${path}.`);
process.exitCode = results.some(({ over }) => over) ? 1 : 0;
