import { schedule, z } from "@netgraft/core";

/** A part of the cycle; steps are counted from 0 and need not be whole. */
interface Phase {
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

export const oneCycle = schedule({
  type: "oneCycle",
  summary: "Lets the learning rate rise to that of the config and fall far below where it started, step by step.",
  description: "Smith & Topin 2018: PyTorch's `OneCycleLR` with its defaults; the momentum stays as it is.",
  options: z.strictObject({
    rise: z.number().gt(0).lt(1).default(0.3).describe("The part of all steps in which the rate rises (`pct_start`)."),
    anneal: z.enum(["cosine", "linear"]).default("cosine").describe("How it rises and falls (`anneal_strategy`)."),
    divisor: z
      .number()
      .positive()
      .default(25)
      .describe("How many times less than its peak the rate is at first (`div_factor`)."),
    finalDivisor: z
      .number()
      .positive()
      .default(1e4)
      .describe("How many times less than at first it is at the end (`final_div_factor`)."),
    threePhase: z.boolean().default(false).describe("Whether it falls as it rose before it falls to the end."),
  }),
  build({ rise, anneal, divisor, finalDivisor, threePhase }, { learningRate: peak, epochs, stepsPerEpoch }) {
    const total = epochs * stepsPerEpoch;
    const first = peak / divisor;
    const last: Phase = { end: total - 1, from: threePhase ? first : peak, to: first / finalDivisor };
    const phases: readonly Phase[] = [
      { end: rise * total - 1, from: first, to: peak },
      ...(threePhase ? [{ end: 2 * rise * total - 2, from: peak, to: first }] : []),
    ];
    const part = anneal === "linear" ? (done: number) => done : (done: number) => (1 - Math.cos(Math.PI * done)) / 2;
    return ({ step }) => {
      const index = phases.findIndex(({ end }) => step <= end);
      const { end, from, to } = phases[index] ?? last;
      const start = (index < 0 ? phases.at(-1) : phases[index - 1])?.end ?? 0;
      return from + (to - from) * part(end === start ? 1 : (step - start) / (end - start));
    };
  },
});
