import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCheckpoint, runTraining, type TrainingEvent } from "@netgraft/training";
import { expect } from "chai";
import { drawnDataset } from "./drawn-dataset.js";
import { type TinyOptions, tinyRun } from "./tiny-run.js";

describe("a run that is stopped early", function () {
  this.timeout(120_000);
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-early-"));
  });
  after(() => rm(folder, { recursive: true }));

  /** Top-1 cannot get better by more than 1. */
  const plan = (patience: number): NonNullable<TinyOptions["plan"]> => ({
    epochs: 9,
    earlyStopping: { patience, minDelta: 2 },
  });

  it("is finished, says why, counts on where it goes on, and goes on for longer where that is asked for", async () => {
    const run = join(folder, "run");
    const stop = new AbortController();
    const onEvent = (event: TrainingEvent): void => {
      if (event.kind === "step" && event.epoch === 3) stop.abort(new Error("stopped by the test"));
    };
    await runTraining(tinyRun({ plan: plan(3), folder: run, signal: stop.signal, onEvent })).catch((error: unknown) =>
      expect(error).to.equal(stop.signal.reason),
    );
    const goOn = async (patience: number): Promise<readonly unknown[]> => {
      const events: TrainingEvent[] = [];
      const from = { checkpoint: await readCheckpoint(run) };
      const { history, stopped } = await runTraining(tinyRun({ plan: plan(patience), folder: run, from, events }));
      expect(events.at(-1)).to.deep.include({ kind: "finished", stopped });
      return [history.length, stopped?.epoch, events.filter(({ kind }) => kind === "warning").length];
    };
    expect(await goOn(3)).to.deep.equal([4, 4, 0]);
    // It is done already.
    expect(await goOn(3)).to.deep.equal([4, 4, 0]);
    // That the patience is another is told.
    expect(await goOn(4)).to.deep.equal([5, 5, 1]);
  });

  it("is refused where nothing is held out", async () => {
    const options = tinyRun({ plan: plan(1), dataset: drawnDataset({ train: 24, validation: 0 }) });
    const error: unknown = await runTraining(options).catch((caught: unknown) => caught);
    expect(error).to.nested.include({ code: "NG_OPTION_UNSUPPORTED", "problems[0].at": "earlyStopping" });
  });
});
