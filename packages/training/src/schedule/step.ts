import { schedule, z } from "@netgraft/core";
import { assertFitsEpochs } from "./fits-epochs.js";
import { ownEpochs, warmedUp, warmUpOptions } from "./warmed-up.js";

export const step = schedule({
  type: "step",
  summary: "Multiplies the learning rate by a factor every so many epochs.",
  description: "PyTorch's `StepLR`; with a warm-up, timm's `StepLRScheduler`.",
  options: z.strictObject({
    stepSize: z.number().positive().describe("Epochs from one change to the next."),
    gamma: z.number().positive().default(0.1).describe("What the rate is multiplied with."),
    ...warmUpOptions,
  }),
  build({ stepSize, gamma, ...warmUp }, run) {
    assertFitsEpochs(run.epochs, [{ at: "warmupEpochs", epoch: warmUp.warmupEpochs }]);
    assertFitsEpochs(ownEpochs(run, warmUp), [{ at: "stepSize", epoch: stepSize }]);
    return warmedUp(run, warmUp, (epoch) => run.learningRate * gamma ** Math.floor(epoch / stepSize));
  },
});
