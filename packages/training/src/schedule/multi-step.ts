import { schedule, z } from "@netgraft/core";
import { assertFitsEpochs } from "./fits-epochs.js";
import { ownEpochs, warmedUp, warmUpOptions } from "./warmed-up.js";

export const multiStep = schedule({
  type: "multiStep",
  summary: "Multiplies the learning rate by a factor at given epochs.",
  description: "PyTorch's `MultiStepLR`. timm's `MultiStepLRScheduler` changes the rate one epoch earlier.",
  options: z.strictObject({
    milestones: z.array(z.number().positive()).min(1).describe("The epochs, counted from 0, before which it changes."),
    gamma: z.number().positive().default(0.1).describe("What the rate is multiplied with."),
    ...warmUpOptions,
  }),
  build({ milestones, gamma, ...warmUp }, run) {
    assertFitsEpochs(run.epochs, [{ at: "warmupEpochs", epoch: warmUp.warmupEpochs }]);
    assertFitsEpochs(
      ownEpochs(run, warmUp),
      milestones.map((epoch, index) => ({ at: `milestones.${index}`, epoch })),
    );
    return warmedUp(run, warmUp, (epoch) => {
      const passed = milestones.filter((milestone) => milestone <= epoch).length;
      return run.learningRate * gamma ** passed;
    });
  },
});
