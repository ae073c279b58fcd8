import { OptionUnsupportedError, schedule, type Watched, z } from "@netgraft/core";

/** Smaller changes of the rate are not made: PyTorch's `eps`. */
const leastChange = 1e-8;

export const plateau = schedule({
  type: "plateau",
  summary: "Multiplies the learning rate by a factor where what is watched has not got better for some epochs.",
  description:
    "PyTorch's `ReduceLROnPlateau`, stepped after each epoch with the metric that `training.monitor` names, on the pictures " +
    "held out, or on those for training where none are.",
  options: z.strictObject({
    mode: z
      .enum(["min", "max"])
      .optional()
      .describe(
        "Whether what is watched shall fall or rise; by default as `training.monitor` has it: `loss` falls, `top1` rises. The other one is refused.",
      ),
    factor: z.number().gt(0).lt(1).default(0.1).describe("What the rate is multiplied with."),
    patience: z.int().min(0).default(10).describe("How many epochs without improvement are let pass."),
    threshold: z.number().min(0).default(1e-4).describe("How much better counts as better."),
    thresholdMode: z
      .enum(["relative", "absolute"])
      .default("relative")
      .describe("Whether the threshold is a part of the best value, or a difference from it."),
    cooldown: z.int().min(0).default(0).describe("How many epochs after a change do not count."),
    minimum: z.number().min(0).default(0).describe("The least rate."),
  }),
  build: ({ mode, factor, patience, threshold, thresholdMode, cooldown, minimum }, { learningRate, watched: of }) => {
    const sign = modeOf(mode, of) === "min" ? 1 : -1;
    const isBetter = (value: number, best: number): boolean => {
      // PyTorch's formulas: a part of the best value as it is, whatever its sign; before the first there is none.
      const margin = thresholdMode === "relative" && Number.isFinite(best) ? best * threshold : threshold;
      return sign * value < sign * best - margin;
    };
    return ({ watched }) => {
      let [rate, best, bad, cooling] = [learningRate, sign * Infinity, 0, 0];
      for (const value of watched) {
        if (isBetter(value, best)) [best, bad] = [value, 0];
        else bad += 1;
        if (cooling > 0) [cooling, bad] = [cooling - 1, 0];
        if (bad <= patience) continue;
        const next = Math.max(rate * factor, minimum);
        if (rate - next > leastChange) rate = next;
        [cooling, bad] = [cooldown, 0];
      }
      return rate;
    };
  },
});

/** @throws NG_OPTION_UNSUPPORTED where the mode would take what is worse for better */
function modeOf(mode: "min" | "max" | undefined, { metric, better }: Watched): "min" | "max" {
  const right = better === "lower" ? "min" : "max";
  if (mode === undefined || mode === right) return right;
  throw new OptionUnsupportedError({
    at: "mode",
    message: `the schedule watches what \`monitor\` names, \`${metric}\`, of which ${better} values are better`,
    expected: `${right}, or another \`monitor\``,
    found: mode,
  });
}
