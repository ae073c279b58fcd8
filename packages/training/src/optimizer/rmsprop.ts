import { optimizer, z } from "@netgraft/core";
import { named } from "./named.js";
import { decayedGradient, decayedParameter, weightDecayOptions } from "./weight-decay.js";

export const rmsprop = optimizer({
  type: "rmsprop",
  summary: "RMSprop, as PyTorch has it or as TensorFlow and timm have it.",
  description:
    "s ← α · s + (1 − α) · g². As PyTorch's `RMSprop`: v ← momentum · v + g / (√s + ε), p ← p − lr · v. As timm's " +
    "`RMSpropTF`, for the MobileNets and EfficientNets: v ← momentum · v + lr · g / √(s + ε), p ← p − v, and s is 1 at first.",
  options: z.strictObject({
    form: z
      .enum(["pytorch", "tensorflow"])
      .default("pytorch")
      .describe("Whose formula: where ε and the learning rate stand, and what the mean square is at first."),
    alpha: z.number().min(0).lt(1).default(0.99).describe("How much of the running mean square is kept; timm: 0.9."),
    epsilon: z
      .number()
      .positive()
      .default(1e-8)
      .describe("Keeps the division finite; timm: 1e-10, the MobileNets 1e-3."),
    momentum: z.number().min(0).lt(1).default(0).describe("How much of the last update is kept; timm: 0.9."),
    ...weightDecayOptions(0, false),
  }),
  build: ({ form, alpha, epsilon, momentum, ...decay }) => ({
    slots: [
      { name: "square", initial: form === "pytorch" ? 0 : 1 },
      ...(momentum === 0 ? [] : [{ name: "momentum", initial: 0 }]),
    ],
    scalars: (_step, learningRate) => ({ learningRate }),
    update(b, given) {
      const learningRate = named(given.scalars, "learningRate");
      const gradient = decayedGradient(b, decay, given);
      const parameter = decayedParameter(b, decay, given.parameter, learningRate);
      const ofBatch = b.multiply(b.multiply(gradient, gradient), 1 - alpha);
      const square = b.add(b.multiply(named(given.slots, "square"), alpha), ofBatch);
      const root = form === "pytorch" ? b.add(b.sqrt(square), epsilon) : b.sqrt(b.add(square, epsilon));
      const scaled = b.divide(gradient, root);
      if (momentum === 0)
        return { parameter: b.subtract(parameter, b.multiply(scaled, learningRate)), slots: { square } };
      const kept = b.multiply(named(given.slots, "momentum"), momentum);
      const velocity = b.add(kept, form === "pytorch" ? scaled : b.multiply(scaled, learningRate));
      const change = form === "pytorch" ? b.multiply(velocity, learningRate) : velocity;
      return { parameter: b.subtract(parameter, change), slots: { square, momentum: velocity } };
    },
  }),
});
