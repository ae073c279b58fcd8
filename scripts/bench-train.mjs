/**
 * Measures a step of training beside PyTorch and tensorflow.js: the same networks, batches and threads, steps taken in
 * turn, so that what disturbs one disturbs all. Prints a table and writes bench-train-results.json (`--output`). All networks
 * are measured, or those named with `--network`. NETGRAFT_BENCH_ROUNDS are the steps that are counted, 9 by default. What is not
 * installed is left out; nothing fails for it.
 */
import { parseArguments } from "./bench/arguments.mjs";
import { takeTurns } from "./bench/contest/take-turns.mjs";
import { describe, describeLimited } from "./bench/figures/describe.mjs";
import { ratio } from "./bench/figures/ratio.mjs";
import { statistics } from "./bench/figures/statistics.mjs";
import { table } from "./bench/figures/table.mjs";
import { describeMachine, machine, threads } from "./bench/machine.mjs";
import { contestants } from "./bench/train/contestants.mjs";
import { trainings } from "./bench/train/trainings.mjs";
import { writeResults } from "./bench/write-results.mjs";

const { networks, output } = parseArguments({
  networks: trainings.map(({ name }) => name),
  output: "bench-train-results.json",
});
const rounds = Number(process.env["NETGRAFT_BENCH_ROUNDS"] || 9);
console.log(`${describeMachine()}, ${threads} threads`);

const head = ["", "ms / step", "× PyTorch NCHW", "tensorflow.js ÷ it", "opening ms", "first step ms", "peak MiB"];
const results = [];
for (const training of trainings.filter(({ name }) => networks.includes(name))) {
  const { name, batch, size, limits } = training;
  console.log(`\n${name}, batch ${batch}, ${size} × ${size}`);
  const measured = await measure(training);
  results.push({ network: name, batch, size, measured });
  console.log(table([head, ...measured.map((result) => row(result, limits))]));
}
writeResults(output, { machine, threads, rounds, results });

/** @typedef {import("./bench/figures/statistics.mjs").Statistics} Statistics */

/**
 * @typedef {import("./bench/contest/take-turns.mjs").Measured<number> & {
 *   toPytorch: Statistics | undefined, ofTensorflow: Statistics | undefined } & Partial<Statistics>} Result
 */

/**
 * @param {import("./bench/train/trainings.mjs").Training} training
 * @returns {Promise<Result[]>}
 */
async function measure(training) {
  /** @type {import("./bench/contest/take-turns.mjs").Measured<number>[]} */
  const measured = await takeTurns(contestants, { ...training, threads }, rounds);
  const of = (/** @type {string} */ wantedId) => measured.find(({ id }) => id === wantedId)?.turns;
  return measured.map((result) => ({
    ...result,
    ...(result.turns && statistics(result.turns)),
    toPytorch: ratio(result.turns, of("pytorch NCHW")),
    ofTensorflow: ratio(of("tensorflow.js"), result.turns),
  }));
}

/**
 * @param {Result} result
 * @param {Record<string, number | undefined>} limits
 */
function row({ id, name, missing, toPytorch, ofTensorflow, open, first, peakMemory, ...times }, limits) {
  const { median = Number.NaN, spread = Number.NaN, noisy = false } = times;
  if (missing !== undefined) return [name, missing, "", "", "", "", ""];
  return [
    name,
    describe({ median, spread, noisy }, 0),
    describeLimited(toPytorch, limits[id]),
    describe(ofTensorflow, 2),
    open === undefined || open === 0 ? "" : open.toFixed(0),
    first === undefined ? "" : first.toFixed(0),
    peakMemory === undefined ? "" : peakMemory.toFixed(0),
  ];
}
