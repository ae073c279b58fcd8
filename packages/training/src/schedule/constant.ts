import { schedule, z } from "@netgraft/core";
import { assertFitsEpochs } from "./fits-epochs.js";
import { warmedUp, warmUpOptions } from "./warmed-up.js";

export const constant = schedule({
  type: "constant",
  summary: "The same learning rate all along, after a warm-up where that is asked for.",
  options: z.strictObject(warmUpOptions),
  build(options, run) {
    assertFitsEpochs(run.epochs, [{ at: "warmupEpochs", epoch: options.warmupEpochs }]);
    return warmedUp(run, options, () => run.learningRate);
  },
});
