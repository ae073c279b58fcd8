import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCheckpoint, train, type TrainingEvent } from "@netgraft/training";
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
  "drop-path and dropout, accumulated gradients, plateau": {
    network: tinyNetwork({ dropPath: 0.2, dropout: 0.3 }),
    plan: { batch: 4, accumulate: 3 },
    schedule: { type: "plateau", patience: 0 },
  },
};

describe("a run that is resumed", function () {
  this.timeout(60_000);
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
    expect(await train(run).catch((error: unknown) => error)).to.equal(reason);
  }

  async function resumed(options: TinyOptions, path: string): Promise<readonly TrainingEvent[]> {
    const events: TrainingEvent[] = [];
    await train(tinyRun({ ...options, folder: path, from: { checkpoint: await readCheckpoint(path) }, events }));
    return events;
  }

  for (const [name, options] of Object.entries(runs))
    it(`equals one that was not interrupted, to the bit: ${name}`, async () => {
      const [whole, parts] = [join(folder, "whole"), join(folder, "parts")];
      await train(tinyRun({ ...options, folder: whole }));
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
      await train(second).catch((error: unknown) => expect(error).to.have.property("message", "stopped by the test"));
      expect((await readCheckpoint(parts)).progress.history).to.have.lengthOf(1);
      const events = await resumed(options, parts);
      expect(events.filter(({ kind }) => kind === "warning")).to.deep.equal([]);
      expect(events.find(({ kind }) => kind === "started")).to.deep.include({
        done: { epochs: 1, steps: options.plan?.accumulate === 3 ? 3 : 5 },
      });
      expect(await runFiles(parts)).to.deep.equal(await runFiles(whole));
    });
});
