/**
 * Measures a step of training beside PyTorch and tensorflow.js: the same networks, batches and threads, steps taken in
 * turn, so that what disturbs one disturbs all. Prints a table and writes bench-train-results.json (or the path given).
 * NETGRAFT_BENCH_ROUNDS are the steps that are counted, 9 by default. What is not installed is left out; nothing fails for it.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { contestants } from "./bench/train/contestants.mjs";
import { networks } from "./bench/train/networks.mjs";
import { startContestant } from "./bench/train/start-contestant.mjs";
import { table } from "./bench/train/table.mjs";
import { statistics } from "./bench/statistics.mjs";

const rounds = Number(process.env["NETGRAFT_BENCH_ROUNDS"] || 9);
const threads = Math.min(2, availableParallelism());
/** A larger spread makes a figure doubtful. */
const noisy = 0.05;
const machine = { cpu: cpus()[0]?.model ?? "unknown", threads, node: process.version };
console.log(`${machine.cpu}, ${threads} threads, Node ${machine.node}`);

const head = ["", "ms / step", "× PyTorch NCHW", "tensorflow.js ÷ it", "opening ms", "first step ms", "peak MiB"];
const results = [];
for (const network of networks) {
  console.log(`\n${network.name}, batch ${network.batch}, ${network.size} × ${network.size}`);
  const measured = await measure(network);
  const of = (wanted) => measured.find(({ id }) => id === wanted)?.milliseconds;
  for (const result of measured) {
    result.toPytorch = ratio(result.milliseconds, of("pytorch NCHW"));
    result.ofTensorflow = ratio(of("tensorflow.js"), result.milliseconds);
  }
  results.push({ network: network.name, batch: network.batch, size: network.size, measured });
  console.log(table([head, ...measured.map((result) => row(result, network.limits))]));
}
const path = process.argv[2] ?? "bench-train-results.json";
writeFileSync(path, `${JSON.stringify({ date: new Date().toISOString(), machine, rounds, results }, undefined, 2)}\n`);
console.log(`\nFigures are in ${path}.`);

/** All contestants side by side, a step of each in turn. */
async function measure(network) {
  const measured = [];
  const running = [];
  for (const contestant of contestants) {
    const missing = contestant.missing?.(network);
    const result = { id: contestant.id, name: contestant.name, ...(missing === undefined ? {} : { missing }) };
    measured.push(result);
    if (missing === undefined) {
      const started = await startContestant(contestant, network, threads);
      running.push({ result: Object.assign(result, started.about), started, milliseconds: [] });
    }
  }
  for (let round = 0; round < rounds; round += 1)
    for (const { started, milliseconds } of running) milliseconds.push(await started.step());
  for (const { result, started, milliseconds } of running) {
    Object.assign(result, statistics(milliseconds), { milliseconds, peakMemory: started.peakMemory() });
    started.close();
  }
  return measured;
}

/** The ratio of steps that were taken in the same round. */
function ratio(milliseconds, others) {
  if (milliseconds === undefined || others === undefined) return undefined;
  return statistics(milliseconds.map((each, round) => each / others[round]));
}

function row({ id, name, missing, median, spread, toPytorch, ofTensorflow, open, first, peakMemory }, limits) {
  if (missing !== undefined) return [name, missing, "", "", "", "", ""];
  const limit = limits[id];
  const bound =
    limit === undefined || toPytorch === undefined
      ? ""
      : toPytorch.median <= limit
        ? ` (≤ ${limit})`
        : ` (over ${limit})`;
  return [
    name,
    figure({ median, spread }, 0),
    `${figure(toPytorch, 2)}${bound}`,
    figure(ofTensorflow, 2),
    open === 0 ? "" : open.toFixed(0),
    first.toFixed(0),
    peakMemory === undefined ? "" : peakMemory.toFixed(0),
  ];
}

function figure(statistic, digits) {
  if (statistic === undefined) return "";
  const { median, spread } = statistic;
  const doubt = spread > noisy ? ", noisy" : "";
  return `${median.toFixed(digits)} ± ${(50 * spread).toFixed(1)} %${doubt}`;
}
