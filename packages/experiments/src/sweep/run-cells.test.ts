import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { NetgraftError } from "@netgraft/core";
import type { CellOrder } from "@netgraft/core/host";
import { fromPlain } from "@netgraft/core/config";
import { NotFiniteError } from "@netgraft/training";
import { folderWith, rejection, writeFiles } from "@netgraft/test-support";
import { expect } from "chai";
import { cellFolder, readResult } from "./cell-result.js";
import { FolderQueue } from "./folder-queue.js";
import { planSweep } from "./plan-sweep.js";
import { type CellEvent, runCells, type RunCellsOptions, type TrainCell } from "./run-cells.js";
import { sizedBase } from "./sized.test.support.js";
import type { SweepPlan } from "./sweep-plan.js";
import { keepSweep, readSweep } from "./sweep-record.js";
import { sweepStatus } from "./sweep-status.js";

const version = "1";

function planned(more: Readonly<Record<string, unknown>> = {}, of = version): SweepPlan {
  const tree = fromPlain(
    {
      base: "sized",
      grid: { "backbone.width": [2, 4] },
      seeds: [1, 2],
      ...more,
    },
    { kind: "program", name: "sweep" },
  );
  return planSweep(tree, {
    name: "widths",
    version: of,
    engine: "onnx",
    bases: new Map([["sized", sizedBase()]]),
  });
}

/** Training of one epoch that comes to a number of the row and the seed. */
const trained: TrainCell = async ({ cell: { row, seed } }) => {
  await setTimeout(2);
  const metrics = { loss: row + seed, top1: 0.5, top5: 1 };
  const epoch = {
    epoch: 1,
    learningRate: 0.1,
    training: metrics,
    validation: metrics,
    seconds: Math.random(),
  };
  return { history: [epoch], best: epoch };
};

describe("cells of a sweep that are run", () => {
  const place = folderWith();
  let count = 0;
  const fresh = async (plan = planned()): Promise<string> => {
    const folder = place(`sweep-${(count += 1)}`);
    await keepSweep(plan, folder);
    return folder;
  };
  const work = (folder: string, train = trained, more: Partial<RunCellsOptions> = {}): Promise<void> =>
    runCells(new FolderQueue(folder, version), train, { version, ...more });
  const resultsIn = async (folder: string): Promise<readonly unknown[]> => {
    const { cells } = await readSweep(folder);
    return Promise.all(
      cells.map(async ({ key }) => {
        const { seconds: _, ...result } = (await readResult(folder, key)) ?? {
          seconds: 0,
        };
        return result;
      }),
    );
  };

  it("are trained once each, by however many workers, and nothing holds them afterwards", async () => {
    const [alone, shared] = [await fresh(), await fresh()];
    await work(alone);
    const seen: string[] = [];
    const noted: TrainCell = (claimed, signal) => {
      seen.push(claimed.cell.key);
      return trained(claimed, signal);
    };
    await Promise.all([work(shared, noted, { jobs: 2 }), work(shared, noted), work(shared, noted)]);
    expect(seen.toSorted()).to.deep.equal(
      planned()
        .cells.map(({ key }) => key)
        .toSorted(),
    );
    expect(await resultsIn(shared)).to.deep.equal(await resultsIn(alone));
    const [first] = planned().cells;
    expect(readdirSync(cellFolder(shared, first?.key ?? ""))).to.deep.equal(["epochs.json", "result.json"]);
    expect((await sweepStatus(shared)).runs).to.deep.equal({
      finished: 4,
      stopped: 0,
      failed: 0,
      held: 0,
      begun: 0,
      waiting: 0,
    });
  });

  it("are added to those that are done where the sweep has grown", async () => {
    const folder = await fresh();
    const { id } = await readSweep(folder);
    await work(folder);
    await keepSweep(planned({ seeds: [2, 3] }), folder);
    expect((await readSweep(folder)).id, "it is the same sweep").to.equal(id);
    const seeds: number[] = [];
    await work(folder, (claimed, signal) => {
      seeds.push(claimed.cell.seed);
      return trained(claimed, signal);
    });
    expect(seeds).to.deep.equal([3, 3]);
    const { rows } = await sweepStatus(folder);
    expect(rows.map(({ cells }) => cells.map(({ result }) => result?.epochs[0]?.validation?.loss))).to.deep.equal([
      [2, 3],
      [3, 4],
    ]);
  });

  it("are tried in the order of a queue, which is told of each what has become of it", async () => {
    const folder = await fresh();
    const keys = planned().cells.map(({ key }) => key);
    const [first = "", , , last = ""] = keys;
    const told: (readonly [key: string, what: string])[] = [];
    // The last one comes twice, as with a queue that has lost sight of it, and one that is in no sweep.
    const offers = [last, last, "0000000000000000", ...keys];
    const order: CellOrder = {
      next: () => {
        const key = offers.shift();
        const tell = (what: string) => (): Promise<void> => Promise.resolve(void told.push([key ?? "", what]));
        return Promise.resolve(key === undefined ? undefined : { key, done: tell("done"), giveBack: tell("back") });
      },
      close: () => Promise.resolve(),
    };
    const [seen, stop]: [string[], AbortController] = [[], new AbortController()];
    const noted: TrainCell = (claimed, signal) => {
      seen.push(claimed.cell.key);
      if (claimed.cell.key === first) stop.abort(new Error("enough"));
      signal.throwIfAborted();
      return trained(claimed, signal);
    };
    const queue = new FolderQueue(folder, version, order);
    await rejection(runCells(queue, noted, { version, signal: stop.signal }));
    expect(seen).to.deep.equal([last, first]);
    expect(told).to.deep.equal([
      [last, "done"],
      [last, "done"],
      ["0000000000000000", "done"],
      [first, "back"],
    ]);
  });

  it("are given back to a queue where another worker has them, and as many are trained as one asks for", async () => {
    const folder = await fresh();
    const told: string[] = [];
    const tell = (what: string) => (): Promise<void> => Promise.resolve(void told.push(what));
    const ordered: CellOrder = {
      // The same one to everybody.
      next: ([key]) =>
        Promise.resolve(key === undefined ? undefined : { key, done: tell("done"), giveBack: tell("back") }),
      close: () => Promise.resolve(),
    };
    const training: TrainCell = async (claimed, signal) => {
      // While it is held, another queue is offered it.
      const other = await new FolderQueue(folder, version, ordered).claim();
      expect(other?.cell.key).to.not.equal(claimed.cell.key);
      expect(told.splice(0)).to.deep.equal(["back"]);
      await other?.release();
      expect(told.splice(0)).to.deep.equal(["back"]);
      return trained(claimed, signal);
    };
    await runCells(new FolderQueue(folder, version), training, { version, cells: 2, jobs: 1 });
    expect((await sweepStatus(folder)).runs).to.include({ finished: 2, waiting: 2 });
  });

  it("are not finished by a worker that has lost its lease, but by the next", async () => {
    const folder = await fresh(planned({ grid: {}, seeds: [7] }));
    const events: CellEvent["kind"][] = [];
    let times = 0;
    const losing: TrainCell = async (claimed, signal) => {
      if ((times += 1) === 1) {
        // As one does that takes the cell over and dies on this machine.
        const lock = await readFile(join(claimed.folder, ".lock"), "utf8");
        // What is in a file of ours.
        const holder = JSON.parse(lock.split("\n")[0] ?? "") as {
          readonly token: string;
        };
        const successor = { ...holder, token: "ffffffffffff", pid: 4_194_305 };
        await writeFile(join(claimed.folder, `.lock.${holder.token}`), `${JSON.stringify(successor)}\n000000000000\n`);
        expect(await rejection(claimed.assertHeld())).to.include({
          code: "NG_FOLDER_LOST",
        });
      }
      return trained(claimed, signal);
    };
    await work(folder, losing, { onEvent: ({ kind }) => events.push(kind) });
    expect(events).to.deep.equal(["cellStarted", "cellLost", "cellStarted", "cellFinished"]);
  });

  it("stay done where another one ends the work, and go on afterwards", async () => {
    const folder = await fresh();
    const broken = new Error("no pictures here");
    let ended = false;
    const failing: TrainCell = async (claimed, signal) => {
      if (claimed.cell.row === 0) return trained(claimed, signal);
      if (claimed.cell.seed === 1) throw broken;
      await setTimeout(10_000, undefined, { signal }).catch(() => (ended = true));
      throw signal.reason;
    };
    expect(await rejection(work(folder, failing, { jobs: 4 }))).to.equal(broken);
    expect(ended, "the others were ended").to.equal(true);
    expect((await sweepStatus(folder)).runs.held).to.equal(0);
    await work(folder);
    expect((await sweepStatus(folder)).runs.finished).to.equal(4);
  });

  it("have failed for good where their numbers are not finite", async () => {
    const folder = await fresh();
    const problem = { at: "training.loss", message: "the loss is not finite" };
    await work(folder, (claimed, signal) => {
      if (claimed.cell.seed === 2) throw new NotFiniteError(problem);
      return trained(claimed, signal);
    });
    const { runs, rows } = await sweepStatus(folder);
    expect(runs).to.include({ finished: 2, failed: 2 });
    expect(rows[0]?.cells[1]?.result?.failed).to.deep.equal({
      code: "NG_NOT_FINITE",
      problems: [problem],
    });
  });

  it("end by a signal, with its reason", async () => {
    const stop = new AbortController();
    const reason = new Error("enough");
    const folder = await fresh();
    const stopping: TrainCell = () => {
      stop.abort(reason);
      throw reason;
    };
    expect(await rejection(work(folder, stopping, { signal: stop.signal }))).to.equal(reason);
  });

  const foreign: Readonly<
    Record<
      string,
      readonly [code: string, files: Readonly<Record<string, string>>, work: (folder: string) => Promise<unknown>]
    >
  > = {
    "a folder of something else": [
      "NG_OUTPUT_EXISTS",
      { "notes.txt": "mine" },
      (folder) => keepSweep(planned(), folder),
    ],
    "no folder": ["NG_SWEEP_FOLDER", {}, readSweep],
    "a record that is cut off": ["NG_SWEEP_FOLDER", { "sweep.json": '{"format": "netgraft-sweep"' }, readSweep],
    "a record of something else": ["NG_SWEEP_FOLDER", { "sweep.json": '{"format": "other"}' }, readSweep],
    "a result that is cut off": [
      "NG_SWEEP_FOLDER",
      { "cells/0123456789abcdef/result.json": '{"key": "0123' },
      (folder) => readResult(folder, "0123456789abcdef"),
    ],
    "a key that leads out of the folder": [
      "NG_SWEEP_FOLDER",
      {
        "sweep.json": JSON.stringify({
          format: "netgraft-sweep",
          version,
          id: "0123456789abcdef",
          name: "n",
          baseline: "b",
          variants: [],
          seeds: [],
          rows: [],
          cells: [{ row: 0, seed: 0, key: "../../elsewhere" }],
        }),
      },
      readSweep,
    ],
  };
  for (const [what, [code, files, attempt]] of Object.entries(foreign))
    it(`are refused in ${what}`, async () => {
      const folder = place(`foreign-${(count += 1)}`);
      await writeFiles(folder, files);
      const error = await rejection(attempt(folder));
      expect(error).to.be.instanceOf(NetgraftError).and.include({ code });
    });

  it("are trained by the version alone that has planned them", async () => {
    const folder = await fresh();
    const error = await rejection(runCells(new FolderQueue(folder, "2"), trained, { version: "2" }));
    expect(error).to.include({ code: "NG_SWEEP_VERSION" });
    expect(await rejection(keepSweep(planned({}, "2"), folder))).to.include({
      code: "NG_SWEEP_VERSION",
    });
    expect(readdirSync(folder)).to.deep.equal(["sweep.json"]);
  });
});
