import { optimizer, z } from "@netgraft/core";
import { named } from "./named.js";
import { decayedGradient, decayedParameter, weightDecayOptions } from "./weight-decay.js";

export const sgd = optimizer({
  type: "sgd",
  summary: "Stochastic gradient descent, with momentum and Nesterov's.",
  description:
    "v ← momentum · v + g; p ← p − lr · v, or p − lr · (g + momentum · v) with `nesterov`: PyTorch's `SGD` without dampening.",
  options: z
    .strictObject({
      momentum: z.number().min(0).lt(1).default(0).describe("How much of the last update is kept."),
      nesterov: z.boolean().default(false).describe("Whether the momentum is Nesterov's."),
      ...weightDecayOptions(0, false),
    })
    .refine(({ nesterov, momentum }) => !nesterov || momentum > 0, {
      path: ["nesterov"],
      message: "Nesterov's momentum needs a momentum",
      params: { expected: "momentum above 0" },
    }),
  build: ({ momentum, nesterov, ...decay }) => ({
    slots: momentum === 0 ? [] : [{ name: "momentum", initial: 0 }],
    scalars: (_step, learningRate) => ({ learningRate }),
    update(b, given) {
      const learningRate = named(given.scalars, "learningRate");
      const gradient = decayedGradient(b, decay, given);
      const parameter = decayedParameter(b, decay, given.parameter, learningRate);
      if (momentum === 0) return { parameter: b.subtract(parameter, b.multiply(gradient, learningRate)), slots: {} };
      const velocity = b.add(b.multiply(named(given.slots, "momentum"), momentum), gradient);
      const change = nesterov ? b.add(gradient, b.multiply(velocity, momentum)) : velocity;
      return { parameter: b.subtract(parameter, b.multiply(change, learningRate)), slots: { momentum: velocity } };
    },
  }),
});
