import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "@netgraft/core/graph";
import { readCheckpoint, runTraining, type TrainingEvent } from "@netgraft/training";
import { expect } from "chai";
import { runFiles } from "./run-files.js";
import { tinyNetwork, type TinyOptions, tinyRun } from "./tiny-run.js";

/** Runs that keep much from step to step, and draw much. */
const runs: Readonly<Record<string, TinyOptions>> = {
  "sgd, two workers": { workers: 2 },
  "adamw with averages and clipping": {
    optimizer: { type: "adamw" },
    plan: { averageDecay: 0.9, clipNorm: 1, learningRate: 0.01 },
  },
  "mixup or CutMix of each batch, two workers, accumulated gradients": {
    workers: 2,
    loss: { type: "crossEntropy", labels: "probabilities", labelSmoothing: 0.1 },
    augmentations: [{ type: "horizontalFlip" }, { type: "mixup", alpha: 0.4, cutmixAlpha: 1 }, { type: "cutmix" }],
    plan: { batch: 4, accumulate: 2 },
  },
  "balanced sampling and weights, frozen layers, groups, averages that warm up": {
    workers: 1,
    loss: { type: "crossEntropy", classWeights: "balanced" },
    plan: {
      sampling: "balanced",
      freeze: ["conv1", "bn1"],
      groups: [{ modules: ["fc"], learningRateFactor: 2, weightDecay: 0 }],
      averageDecay: 0.9,
      averageWarmup: true,
    },
  },
  "drop-path and dropout, accumulated gradients, plateau": {
    network: tinyNetwork({ dropPath: 0.2, dropout: 0.3 }),
    plan: { batch: 4, accumulate: 3 },
    schedule: { type: "plateau", patience: 0 },
  },
};

describe("a run that is resumed", function () {
  this.timeout(120_000);
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-resume-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Trains until `isEnd`, then stops as by Ctrl-C. */
  async function stopped(options: TinyOptions, path: string, isEnd: (event: TrainingEvent) => boolean): Promise<void> {
    const stop = new AbortController();
    const reason = new Error("stopped by the test");
    const onEvent = (event: TrainingEvent): void => {
      if (isEnd(event)) stop.abort(reason);
    };
    const run = tinyRun({ ...options, folder: path, signal: stop.signal, onEvent });
    expect(await runTraining(run).catch((error: unknown) => error)).to.equal(reason);
  }

  async function resumed(options: TinyOptions, path: string): Promise<readonly TrainingEvent[]> {
    const events: TrainingEvent[] = [];
    await runTraining(tinyRun({ ...options, folder: path, from: { checkpoint: await readCheckpoint(path) }, events }));
    return events;
  }

  it("equals one that was not interrupted when it was stopped between the batches of an update", async () => {
    const [whole, parts] = [join(folder, "whole"), join(folder, "parts")];
    const options: TinyOptions = { plan: { batch: 4, accumulate: 3 } };
    await runTraining(tinyRun({ ...options, folder: whole }));
    const stop = new AbortController();
    const run = tinyRun({ ...options, folder: parts, signal: stop.signal });
    let batches = 0;
    const engine: Engine = {
      ...run.engine,
      async openTraining(program, opened) {
        const session = await run.engine.openTraining?.(program, opened);
        if (session === undefined) throw new TypeError("the engine trains");
        const accumulate = session.accumulate.bind(session);
        return Object.assign(session, {
          accumulate(inputs: Parameters<typeof accumulate>[0]) {
            if ((batches += 1) === 4) stop.abort(new Error("stopped by the test"));
            return accumulate(inputs);
          },
        });
      },
    };
    await runTraining({ ...run, engine }).catch((error: unknown) => expect(error).to.equal(stop.signal.reason));
    const { progress, state } = await readCheckpoint(parts);
    expect(progress.batches, "one update, and two batches of the next").to.equal(5);
    expect(state.get("accumulated.conv1.weight")?.data.some((value) => value !== 0)).to.equal(true);
    await resumed(options, parts);
    expect(await runFiles(parts)).to.deep.equal(await runFiles(whole));
  });

  for (const [name, options] of Object.entries(runs))
    it(`equals one that was not interrupted, to the bit: ${name}`, async () => {
      const [whole, parts] = [join(folder, "whole"), join(folder, "parts")];
      await runTraining(tinyRun({ ...options, folder: whole }));
      // In the middle of the first epoch; while the second is evaluated; at the end of the second.
      await stopped(options, parts, (event) => event.kind === "step" && event.step === 2);
      const { progress } = await readCheckpoint(parts);
      expect(progress.history).to.deep.equal([]);
      expect(progress.batches).to.equal(2 * (options.plan?.accumulate ?? 1));
      const stop = new AbortController();
      const onEvent = (event: TrainingEvent): void => {
        if (event.kind === "evaluating" && event.epoch === 2) stop.abort(new Error("stopped by the test"));
      };
      const from = { checkpoint: await readCheckpoint(parts) };
      const second = tinyRun({ ...options, folder: parts, from, signal: stop.signal, onEvent });
      await runTraining(second).catch((error: unknown) =>
        expect(error).to.have.property("message", "stopped by the test"),
      );
      expect((await readCheckpoint(parts)).progress.history).to.have.lengthOf(1);
      const events = await resumed(options, parts);
      expect(events.filter(({ kind }) => kind === "warning")).to.deep.equal([]);
      expect(events.find(({ kind }) => kind === "started")).to.deep.include({
        done: { epochs: 1, steps: Math.floor(46 / (options.plan?.batch ?? 8) / (options.plan?.accumulate ?? 1)) },
      });
      expect(await runFiles(parts)).to.deep.equal(await runFiles(whole));
    });
});
