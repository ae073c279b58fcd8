import { schedule, z } from "@netgraft/core";
import { assertFitsEpochs } from "./fits-epochs.js";
import { ownEpochs, warmedUp, warmUpOptions } from "./warmed-up.js";

export const polynomial = schedule({
  type: "polynomial",
  summary: "Lets the learning rate fall along a power of what is left.",
  description:
    "minimum + (lr − minimum) · (1 − t / T)^power: PyTorch's `PolynomialLR`; with a warm-up, timm's `PolyLRScheduler`.",
  options: z.strictObject({
    power: z.number().positive().default(1).describe("The power; 1 is a straight line. timm: 0.5."),
    minimum: z.number().min(0).default(0).describe("The rate at the end."),
    ...warmUpOptions,
  }),
  build({ power, minimum, ...warmUp }, run) {
    assertFitsEpochs(run.epochs, [{ at: "warmupEpochs", epoch: warmUp.warmupEpochs }]);
    const length = ownEpochs(run, warmUp);
    return warmedUp(run, warmUp, (epoch) => minimum + (run.learningRate - minimum) * (1 - epoch / length) ** power);
  },
});
