import { setTimeout } from "node:timers/promises";
import { fromPlain } from "@netgraft/core/config";
import type { EpochMetrics } from "@netgraft/training";
import { NotFiniteError } from "@netgraft/training";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { type CellResult, readResult } from "./cell-result.js";
import { FolderQueue } from "./folder-queue.js";
import { planSweep } from "./plan-sweep.js";
import { runCells, type TrainCell } from "./run-cells.js";
import { sizedBase } from "./sized.test.support.js";
import type { SweepBase, SweepPlan } from "./sweep-plan.js";
import { keepSweep } from "./sweep-record.js";

const version = "1";
const epochs = 8;
const sized = sizedBase();
const base: SweepBase = { ...sized, configOf: (network) => ({ ...sized.configOf(network), training: { epochs } }) };

/** Five widths, the first of which is the baseline. */
function planned(prune: object, seeds: readonly number[] = [1, 2]): SweepPlan {
  const widths = [2, 6, 8, 10, 12];
  const variants = Object.fromEntries(widths.map((width) => [`w${width}`, { backbone: { width } }]));
  const tree = fromPlain({ base: "sized", variants, seeds, prune }, { kind: "program", name: "sweep" });
  const bases = new Map([["sized", base]]);
  return planSweep(tree, { name: "widths", version, engine: "onnx", bases });
}

/** What a run has as its top-1 after an epoch, in hundredths: rows cross each other, and seeds differ. */
const curves = [
  [10, 11, 12, 13, 14, 15, 16, 17],
  [50, 50, 50, 50, 50, 50, 50, 50],
  [30, 40, 60, 60, 60, 60, 60, 60],
  [20, 20, 20, 99, 99, 99, 99, 99],
  [40, 41, 42, 43, 44, 45, 46, 47],
];
const top1 = (row: number, seed: number, epoch: number): number => ((curves[row]?.[epoch - 1] ?? 0) + seed) / 100;

/** Training from where a cell has come to, by the curves; which epochs were trained, once each, is written down. */
class Trainer {
  readonly trained: string[] = [];
  readonly #histories = new Map<string, EpochMetrics[]>();

  train: TrainCell = async ({ cell: { key, row, seed }, until = epochs }) => {
    const history = this.#histories.get(key) ?? [];
    this.#histories.set(key, history);
    while (history.length < until) {
      await setTimeout(row % 3);
      const epoch = history.length + 1;
      this.trained.push(`${row} ${seed} ${epoch}`);
      const validation = { loss: 1 - top1(row, seed, epoch), top1: top1(row, seed, epoch), top5: 1 };
      history.push({ epoch, learningRate: 0.1, training: validation, validation, seconds: 1 });
    }
    return { history, best: history.at(-1), stopped: undefined };
  };
}

describe("comparisons of rows while they are trained", () => {
  const place = folderWith();
  let count = 0;
  /** @param lanes of workers, each with two jobs; 0 for a single one, which never waits */
  const swept = async (
    plan: SweepPlan,
    lanes: number,
    train?: TrainCell,
  ): Promise<readonly (CellResult | undefined)[]> => {
    const folder = place(`sweep-${(count += 1)}`);
    await keepSweep(plan, folder);
    const jobs = Math.min(lanes + 1, 2);
    const work = (): Promise<void> =>
      runCells(new FolderQueue(folder, version), train ?? trainer.train, { jobs, version });
    await Promise.all(Array.from({ length: Math.max(lanes, 1) }, work));
    return Promise.all(plan.cells.map(({ key }) => readResult(folder, key)));
  };
  let trainer = new Trainer();
  beforeEach(() => (trainer = new Trainer()));
  const lengths = (results: readonly (CellResult | undefined)[]): readonly (number | undefined)[] =>
    results.map((result) => result?.epochs.length);

  it("end whole rows by the median, in one order of workers as in another", async () => {
    const plan = planned({ type: "median", after: 1, every: 2 });
    const results = await swept(plan, 0);
    // After epoch 1: 10, 50, 30, 20, 40; the median is 30, and the baseline stays. After 3: 12, 50, 60, 42. After 5: 14, 50, 60.
    expect(lengths(results)).to.deep.equal([8, 8, 8, 8, 8, 8, 1, 1, 3, 3]);
    expect(results.map((result) => result?.isPruned === true)).to.deep.equal([
      ...Array.from({ length: 6 }, () => false),
      ...Array.from({ length: 4 }, () => true),
    ]);
    const stopped = results.map((result) => result?.stopped);
    expect(stopped[6]).to.deep.equal({
      epoch: 1,
      reason: "top-1 21.50 %, worse than the median of 5 rows, top-1 31.50 %",
    });
    expect(stopped[7]).to.deep.equal(stopped[6]);
    expect(stopped[8]?.epoch).to.equal(3);
    expect(stopped.filter((each) => each !== undefined)).to.have.lengthOf(4);
    expect(new Set(trainer.trained).size, "no epoch is trained twice").to.equal(trainer.trained.length);
    expect(trainer.trained.length).to.equal(6 * 8 + 2 + 6);
    trainer = new Trainer();
    expect(await swept(plan, 2)).to.deep.equal(results);
  });

  it("halve the rows at epochs that double, and keep the baseline", async () => {
    const results = await swept(planned({ type: "halving", after: 2 }, [0]), 0);
    // After epoch 2: 50, 41, 40 are the best three of five; after 4: of 13, 50, 60, 43 the best two.
    expect(lengths(results)).to.deep.equal([8, 8, 8, 2, 4]);
    expect(results[4]?.stopped?.reason).to.equal("top-1 43.00 %, not among the best 2 of 4 rows");
  });

  it("are decided by what was, where a run fails later", async () => {
    const train: TrainCell = async (claimed, signal) => {
      if (claimed.cell.row === 1 && claimed.until === undefined)
        throw new NotFiniteError({ at: "training.loss", message: "the loss is not finite" });
      return trainer.train(claimed, signal);
    };
    const results = await swept(planned({ type: "median", after: 1 }, [0]), 0, train);
    expect(lengths(results)).to.deep.equal([8, 0, 8, 1, 8]);
    expect(results[1]?.failed?.code).to.equal("NG_NOT_FINITE");
  });

  it("need pictures that are held out", async () => {
    const train: TrainCell = async (claimed, signal) => {
      const { history } = await trainer.train(claimed, signal);
      return {
        history: history.map((epoch) => ({ ...epoch, validation: undefined })),
        best: undefined,
        stopped: undefined,
      };
    };
    const error = await rejection(swept(planned({ type: "median", after: 1 }, [0]), 0, train));
    expect(error).to.include({ code: "NG_OPTION_UNSUPPORTED" });
  });

  it("are of a sweep that is not changed", async () => {
    const folder = place("changed");
    await keepSweep(planned({ type: "median", after: 1 }), folder);
    await keepSweep(planned({ type: "median", after: 1 }), folder);
    for (const other of [planned({ type: "median", after: 1 }, [1, 2, 3]), planned({ type: "halving", after: 1 })])
      expect(await rejection(keepSweep(other, folder))).to.include({ code: "NG_SWEEP_FOLDER" });
  });
});
