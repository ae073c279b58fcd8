import { type LearningRate, type ScheduledRun, type SchedulePosition, z } from "@netgraft/core";

/** How often a schedule changes the rate, and how it gets to its start: as in timm's schedulers. */
export interface WarmUp {
  readonly every: "epoch" | "step";
  readonly warmupEpochs: number;
  readonly warmupLearningRate?: number | undefined;
  readonly warmupPrefix: boolean;
}

export const warmUpOptions = {
  every: z
    .enum(["epoch", "step"])
    .default("epoch")
    .describe("Whether the rate changes between epochs or at every step."),
  warmupEpochs: z
    .number()
    .min(0)
    .default(0)
    .describe("Over how many epochs the rate rises evenly to what the schedule starts from."),
  warmupLearningRate: z
    .number()
    .min(0)
    .optional()
    .describe(
      "The rate from which it rises; by default 1e-5, as in timm's script, or the learning rate where that is lower.",
    ),
  warmupPrefix: z
    .boolean()
    .default(false)
    .describe("Whether the schedule starts when the warm-up is done, instead of running on beneath it."),
};

/** The epochs that are left to the schedule itself. */
export function ownEpochs({ epochs }: ScheduledRun, { warmupPrefix, warmupEpochs }: WarmUp): number {
  return warmupPrefix ? epochs - warmupEpochs : epochs;
}

/**
 * A schedule after its warm-up (timm's `Scheduler`).
 * @param rate the learning rate at a time in epochs from the schedule's start: whole numbers where it changes by epochs
 */
export function warmedUp(run: ScheduledRun, options: WarmUp, rate: (epoch: number) => number): LearningRate {
  const { every, warmupEpochs, warmupLearningRate = Math.min(1e-5, run.learningRate), warmupPrefix } = options;
  return ({ step }: SchedulePosition) => {
    const exact = step / run.stepsPerEpoch;
    const epoch = every === "epoch" ? Math.floor(exact) : exact;
    if (epoch < warmupEpochs)
      return warmupLearningRate + (epoch * (run.learningRate - warmupLearningRate)) / warmupEpochs;
    return rate(warmupPrefix ? epoch - warmupEpochs : epoch);
  };
}
