import { expect } from "chai";
import type { EpochMetrics } from "../metrics/metrics.js";
import { type Monitor, watchedOf } from "../plan/training-plan.js";
import { plateau } from "../schedule/plateau.js";
import { start } from "../checkpoint/progress.js";
import { positionOf } from "./position.js";

/** Loss and top-1 of a small network on the pictures held out, after each epoch. */
const validation: readonly (readonly [loss: number, top1: number])[] = [
  [1.382, 0.2917],
  [1.3724, 0.3194],
  [1.3566, 0.2917],
  [1.3496, 0.2778],
  [1.3487, 0.2917],
  [1.3491, 0.2361],
  [1.3402, 0.25],
  [1.3405, 0.2361],
];

/** The learning rate of each epoch of a plateau of patience 2 from 0.02, whose metrics in training are no help. */
function rates(monitor: Monitor, isHeldOut = true): readonly number[] {
  const run = { learningRate: 0.02, epochs: 9, stepsPerEpoch: 1, watched: watchedOf(monitor) };
  const learningRate = plateau.build(plateau.options.parse({ patience: 2 }), run);
  return [...validation.keys(), validation.length].map((epochs) => {
    const history = validation.slice(0, epochs).map(([loss, top1], index): EpochMetrics => {
      const [heldOut, other] = [
        { loss, top1, top5: 1 },
        { loss: 1 / (index + 1), top1: index / 9, top5: 1 },
      ];
      return {
        epoch: index + 1,
        learningRate: 1,
        seconds: 0,
        ...(isHeldOut ? { training: other, validation: heldOut } : { training: heldOut }),
      };
    });
    const plan = { accumulate: 1, monitor };
    return positionOf({ ...start, history }, plan, { stepsPerEpoch: 1, learningRate }).learningRate;
  });
}

describe("the learning rate at a place of a run", () => {
  // torch.optim.lr_scheduler.ReduceLROnPlateau(patience=2) of torch 2.13, stepped with the same numbers: by mode max for
  // top-1, by mode min for the loss.
  const expected: Readonly<Record<Monitor, readonly number[]>> = {
    top1: [0.02, 0.02, 0.02, 0.02, 0.02, 0.002, 0.002, 0.002, 0.0002],
    loss: [0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02],
  };
  for (const monitor of ["top1", "loss"] as const) {
    it(`follows ${monitor} on the pictures held out where that is what is monitored`, () => {
      rates(monitor).forEach((rate, epoch) => expect(rate).to.be.closeTo(expected[monitor][epoch] ?? 0, 1e-12));
    });

    it(`follows ${monitor} in training where nothing is held out`, () => {
      rates(monitor, false).forEach((rate, epoch) => expect(rate).to.be.closeTo(expected[monitor][epoch] ?? 0, 1e-12));
    });
  }
});
