import { schedule, z } from "@netgraft/core";
import { assertFitsEpochs } from "./fits-epochs.js";
import { ownEpochs, warmedUp, warmUpOptions } from "./warmed-up.js";

export const cosine = schedule({
  type: "cosine",
  summary: "Lets the learning rate fall along half a cosine.",
  description:
    "minimum + (lr − minimum) · (1 + cos(π · t / T)) / 2 (Loshchilov & Hutter 2017, eq. 5): PyTorch's `CosineAnnealingLR`; " +
    "with a warm-up, timm's `CosineLRScheduler` of one cycle.",
  options: z.strictObject({
    minimum: z.number().min(0).default(0).describe("The rate at the end."),
    ...warmUpOptions,
  }),
  build({ minimum, ...warmUp }, run) {
    assertFitsEpochs(run.epochs, [{ at: "warmupEpochs", epoch: warmUp.warmupEpochs }]);
    const length = ownEpochs(run, warmUp);
    return warmedUp(
      run,
      warmUp,
      (epoch) => minimum + ((run.learningRate - minimum) * (1 + Math.cos((Math.PI * epoch) / length))) / 2,
    );
  },
});
