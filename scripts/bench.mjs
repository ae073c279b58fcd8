/**
 * Measures what the project promises of its own speed, and writes the figures to bench-results.json (`--output`). All parts are
 * measured, or those that are named: `npm run bench -- export inference`; of inference all networks, or those named with
 * `--network`. A figure over its limit ends the program with 1; one whose spread is over 5 % is marked.
 */
import { parseArguments } from "./bench/arguments.mjs";
import { coldNode, coldSummary } from "./bench/cold-summary.mjs";
import { bundles } from "./bench/bundles.mjs";
import { compose } from "./bench/compose.mjs";
import { countMemory } from "./bench/count-memory.mjs";
import { exportSenet154 } from "./bench/export-senet154.mjs";
import { linear } from "./bench/linear.mjs";
import { measureInference } from "./bench/inference/measure-inference.mjs";
import { predictions } from "./bench/inference/predictions.mjs";
import { describeMachine, machine } from "./bench/machine.mjs";
import { measureFigures } from "./bench/measure-figures.mjs";
import { openSenet154 } from "./bench/open-senet154.mjs";
import { sweeps } from "./bench/sweep.mjs";
import { writeResults } from "./bench/write-results.mjs";

/**
 * A part of the benchmark: what it measures, by the networks that are wanted.
 * @typedef {(given: { networks: readonly string[] }) => Promise<readonly { over?: boolean }[]>} Part
 */

/** @type {Record<string, Part>} */
const parts = {
  compose: () =>
    measureFigures([
      compose("seresnet152", 66_821_848, 20),
      compose("inception_v4", 42_679_816, 100),
      compose("preresnet1001_cifar", 10_327_706, 100),
      countMemory,
    ]),
  linear: () => measureFigures(linear),
  command: () => measureFigures([coldNode, coldSummary]),
  export: () => measureFigures(exportSenet154()),
  weights: () => measureFigures(openSenet154()),
  sweep: () => measureFigures(sweeps),
  bundle: () => measureFigures(bundles),
  inference: measureInference,
};

const given = parseArguments({
  parts: Object.keys(parts),
  networks: [...new Set(predictions.map(({ name }) => name))],
  output: "bench-results.json",
});
console.log(`${describeMachine()}\n`);
/** @type {Record<string, Awaited<ReturnType<Part>>>} */
const results = {};
for (const [name, part] of Object.entries(parts)) if (given.parts.includes(name)) results[name] = await part(given);
writeResults(given.output, { machine, ...results });
process.exitCode = Object.values(results).some((figures) => figures.some(({ over }) => over)) ? 1 : 0;
