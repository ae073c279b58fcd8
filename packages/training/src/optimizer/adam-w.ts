import { optimizer, z } from "@netgraft/core";
import { named } from "./named.js";
import { decayedGradient, decayedParameter, weightDecayOptions } from "./weight-decay.js";

const beta = z.number().min(0).lt(1);

export const adamW = optimizer({
  type: "adamw",
  summary: "Adam with decoupled weight decay.",
  description:
    "m ← β₁ · m + (1 − β₁) · g; v ← β₂ · v + (1 − β₂) · g²; p ← p − lr · m̂ / (√v̂ + ε) with bias-corrected m̂ and v̂ " +
    "(Kingma & Ba 2015, algorithm 1; Loshchilov & Hutter 2019): PyTorch's `AdamW`, and its `Adam` without `decoupledDecay`.",
  options: z.strictObject({
    betas: z
      .tuple([beta, beta])
      .default([0.9, 0.999])
      .describe("How much of the running means of gradients and of their squares is kept."),
    epsilon: z.number().positive().default(1e-8).describe("Added to the root of the mean square."),
    ...weightDecayOptions(0.01, true),
  }),
  build: ({ betas: [beta1, beta2], epsilon, ...decay }) => ({
    slots: [
      { name: "mean", initial: 0 },
      { name: "square", initial: 0 },
    ],
    scalars: (step, learningRate) => ({
      learningRate,
      stepSize: learningRate / (1 - beta1 ** step),
      rootCorrection: 1 / Math.sqrt(1 - beta2 ** step),
    }),
    update(b, given) {
      const gradient = decayedGradient(b, decay, given);
      const parameter = decayedParameter(b, decay, given.parameter, named(given.scalars, "learningRate"));
      const mean = b.add(b.multiply(named(given.slots, "mean"), beta1), b.multiply(gradient, 1 - beta1));
      const ofBatch = b.multiply(b.multiply(gradient, gradient), 1 - beta2);
      const square = b.add(b.multiply(named(given.slots, "square"), beta2), ofBatch);
      const root = b.add(b.multiply(b.sqrt(square), named(given.scalars, "rootCorrection")), epsilon);
      const change = b.multiply(b.divide(mean, root), named(given.scalars, "stepSize"));
      return { parameter: b.subtract(parameter, change), slots: { mean, square } };
    },
  }),
});
