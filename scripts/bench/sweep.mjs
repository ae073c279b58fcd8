import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepSweep, sweepStatus } from "@netgraft/experiments";
import { openSweep } from "netgraft";

const base = {
  name: "small",
  classes: 2,
  input: { height: 8, width: 8 },
  backbone: { type: "resnet", block: "basic", layers: [1], width: 8, stem: "cifar" },
  attachments: [{ attach: { type: "se", reduction: 4 } }],
  training: { dataset: { type: "folder", path: "pictures" }, epochs: 30 },
};
const count = (/** @type {number} */ length) => Array.from({ length }, (_, index) => index);
/** A thousand cells: a hundred networks with ten seeds. */
const sweep = {
  base: "small.json",
  grid: { "backbone.width": count(100).map((index) => index + 8) },
  seeds: count(10),
};
/** A thousand cells, each of a network of its own. */
const distinct = { base: "small.json", grid: { "backbone.width": count(1000).map((index) => index + 8) } };

/**
 * Does work in a folder with the base of the sweep, which is removed afterwards.
 * @template T
 * @param {(folder: string) => Promise<T>} work
 */
async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "netgraft-bench-"));
  try {
    writeFileSync(join(folder, "small.json"), JSON.stringify(base));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * How long work takes, in milliseconds.
 * @param {() => Promise<unknown>} work
 */
async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** @type {readonly import("./measure-figures.mjs").Measurement[]} */
export const sweeps = [
  {
    name: "plan 1,000 cells of 100 networks",
    unit: "ms",
    limit: 5000,
    measure: () =>
      inFolder(async (folder) => {
        const times = [];
        for (let run = 0; run < 5; run += 1) times.push(await timed(() => openSweep(sweep, { cwd: folder })));
        return times;
      }),
  },
  {
    name: "plan 1,000 cells of 1,000 networks",
    unit: "ms",
    limit: 5000,
    measure: () =>
      inFolder(async (folder) => {
        const times = [];
        for (let run = 0; run < 3; run += 1) times.push(await timed(() => openSweep(distinct, { cwd: folder })));
        return times;
      }),
  },
  {
    name: "status of 1,000 finished cells of 200 epochs",
    unit: "ms",
    limit: 1000,
    measure: () =>
      inFolder(async (folder) => {
        const plan = await openSweep(sweep, { cwd: folder });
        const place = join(folder, "sweep");
        await keepSweep(plan, place);
        const metrics = () => ({ loss: Math.random(), top1: Math.random(), top5: Math.random() });
        for (const { key, seed } of plan.cells) {
          const epochs = count(200).map((index) => ({
            epoch: index + 1,
            learningRate: Math.random(),
            training: metrics(),
            validation: metrics(),
          }));
          mkdirSync(join(place, "cells", key), { recursive: true });
          const result = { key, seed, version: plan.version, trained: 200, last: epochs.at(-1), best: 1, seconds: 1 };
          writeFileSync(join(place, "cells", key, "epochs.json"), JSON.stringify(epochs));
          writeFileSync(join(place, "cells", key, "result.json"), JSON.stringify(result));
        }
        const times = [];
        for (let run = 0; run < 10; run += 1)
          times.push(
            await timed(async () => {
              const { runs } = await sweepStatus(place);
              if (runs.finished !== 1000) throw new Error(`${runs.finished} cells are finished`);
            }),
          );
        return times;
      }),
  },
];
