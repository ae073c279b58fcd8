import { expect } from "chai";
import type { EpochMetrics } from "../metrics/metrics.js";
import { stoppedEarly } from "./early-stopping.js";

/** Epochs with these values on the pictures held out. */
function history(values: readonly number[], metric: "loss" | "top1"): readonly EpochMetrics[] {
  return values.map((value, index) => {
    const validation = { loss: 1, top1: 0.5, top5: 1, [metric]: value };
    return {
      epoch: index + 1,
      learningRate: 1,
      training: { loss: 9 - index, top1: index / 9, top5: 1 },
      validation,
      seconds: 1,
    };
  });
}

describe("early stopping", () => {
  // After which epoch keras.callbacks.EarlyStopping(patience, min_delta) stops: it keeps the best value, counts the epochs whose
  // value is not better than that by more than min_delta, and stops when they are as many as the patience.
  const cases: readonly (readonly [
    what: string,
    options: { readonly patience: number; readonly minDelta?: number },
    metric: "loss" | "top1",
    values: readonly number[],
    epoch: number | undefined,
  ])[] = [
    ["when the loss has not fallen", { patience: 2 }, "loss", [3, 2, 2.5, 2.1, 1], 4],
    ["not while it falls again in time", { patience: 2 }, "loss", [3, 2, 2.5, 1.9, 2, 1.8], undefined],
    ["when top-1 has not risen", { patience: 3 }, "top1", [0.1, 0.4, 0.4, 0.3, 0.4, 0.9], 5],
    ["at once with a patience of 1", { patience: 1 }, "top1", [0.1, 0.1], 2],
    ["where it has got better by less than counts", { patience: 2, minDelta: 0.1 }, "loss", [2, 1.95, 1.91, 1.5], 3],
    ["not where small steps add up", { patience: 2, minDelta: 0.1 }, "loss", [2, 1.95, 1.89, 1.8, 1.7], undefined],
    ["never before the first epoch is done", { patience: 1 }, "loss", [], undefined],
  ];
  for (const [what, { patience, minDelta = 0 }, metric, values, epoch] of cases)
    it(`finishes a run ${what}`, () => {
      const plan = { monitor: metric, earlyStopping: { patience, minDelta } };
      const all = history(values, metric);
      expect(stoppedEarly(plan, all)?.epoch).to.equal(epoch);
      // Epoch by epoch, as a run asks, and as one that goes on does.
      const first = all.findIndex((_, index) => stoppedEarly(plan, all.slice(0, index + 1)) !== undefined);
      expect(first).to.equal(epoch === undefined ? -1 : epoch - 1);
    });

  it("watches what it names, and otherwise what is monitored, and says so", () => {
    const epochs = history([1, 2, 3], "loss");
    const earlyStopping = { patience: 2, minDelta: 0.01 };
    expect(
      stoppedEarly({ monitor: "top1", earlyStopping: { ...earlyStopping, monitor: "loss" } }, epochs),
    ).to.deep.equal({
      epoch: 3,
      reason: "loss has not been better by more than 0.01 for 2 epochs, since epoch 1",
    });
    expect(stoppedEarly({ monitor: "loss", earlyStopping: undefined }, epochs)).to.equal(undefined);
  });
});
