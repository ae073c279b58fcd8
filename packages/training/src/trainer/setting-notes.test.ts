import { expect } from "chai";
import { watchedOf } from "../plan/training-plan.js";
import { cosine } from "../schedule/cosine.js";
import { oneCycle } from "../schedule/one-cycle.js";
import { settingNotes } from "./setting-notes.js";

interface Settings {
  readonly epochs?: number;
  readonly stepsPerEpoch?: number;
  readonly learningRate?: number;
  readonly schedule?: object;
  readonly averageDecay?: number;
  readonly averageWarmup?: boolean;
}

function notes({
  epochs = 10,
  stepsPerEpoch = 5,
  learningRate = 0.1,
  schedule = {},
  ...average
}: Settings): readonly string[] {
  const run = { learningRate, epochs, stepsPerEpoch, watched: watchedOf("top1") };
  const rate =
    "rise" in schedule
      ? oneCycle.build(oneCycle.options.parse(schedule), run)
      : cosine.build(cosine.options.parse(schedule), run);
  const plan = { epochs, learningRate, ...average };
  return settingNotes(plan, { learningRate: rate, stepsPerEpoch }).map(({ at, message }) => `${at}: ${message}`);
}

describe("notes on settings", () => {
  it("tell of epochs at a rate of next to nothing", () => {
    const idle = (what: string, rate: string): string =>
      `schedule: in the first ${what} the learning rate is at most ${rate}, so that next to nothing is learned`;
    expect(notes({ schedule: { warmupEpochs: 1 } })).to.deep.equal([idle("epoch", "0.00001")]);
    expect(notes({ schedule: { warmupEpochs: 0.5, warmupLearningRate: 0 } })).to.deep.equal([idle("epoch", "0")]);
    expect(notes({ epochs: 5000, schedule: { warmupEpochs: 2500, warmupLearningRate: 0 } })).to.deep.equal([
      idle("3 epochs", "0.00008"),
    ]);
  });

  it("have nothing to say of other warm-ups", () => {
    for (const schedule of [
      {},
      { warmupEpochs: 1, every: "step" },
      { warmupEpochs: 2, warmupLearningRate: 0.001 },
      { rise: 0.3 },
    ])
      expect(notes({ schedule }), JSON.stringify(schedule)).to.deep.equal([]);
    // A rate that is as low as that from which it would rise.
    expect(notes({ learningRate: 1e-6, schedule: { warmupEpochs: 2 } })).to.deep.equal([]);
  });

  it("tell of a running average that has not left the first weights", () => {
    // 0.999^40 = 0.9608.
    expect(notes({ epochs: 8, averageDecay: 0.999 })).to.deep.equal([
      "averageDecay: after all 40 steps, 96 % of the running average is still the first weights",
    ]);
    expect(notes({ epochs: 8, averageDecay: 0.999, averageWarmup: true })).to.deep.equal([]);
    // 0.999^2301 is just above 0.1, 0.999^2302 just below.
    expect(notes({ epochs: 2301, stepsPerEpoch: 1, averageDecay: 0.999 })).to.have.lengthOf(1);
    expect(notes({ epochs: 2302, stepsPerEpoch: 1, averageDecay: 0.999 })).to.deep.equal([]);
  });
});
