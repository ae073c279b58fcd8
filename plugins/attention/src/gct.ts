import { attachment, type BlockBuilder, type Value, z } from "@netgraft/core";
import { vectorParameter } from "./vector-parameter.js";

const options = z.strictObject({
  norm: z
    .enum(["l2", "l1"])
    .default("l2")
    .describe(
      "What a feature map is squeezed to, and by what the channels are normalised (the paper's default is l2).",
    ),
  epsilon: z.number().positive().default(1e-5).describe("Keeps roots and divisions finite."),
});

/**
 * Gated channel transformation: x · (1 + tanh(γ ŝ + β)), s = α ‖x‖ over each feature map, ŝ = s / rms(s) over the channels.
 *
 * Parameters: `alpha`, `gamma` and `beta`, each [1, C, 1, 1]; 3C in all.
 * Source: Yang, Zhu, Wu & Yang, Gated Channel Transformation for Visual Recognition (CVPR 2020), section 3.
 */
export const gatedChannelTransformation = attachment({
  type: "gct",
  summary: "Gated channel transformation: channels compete or cooperate by the norms of their maps.",
  description:
    "x · (1 + tanh(γ s / √(mean s² + ε) + β)), s = α √(Σ x² + ε) over each feature map. 3C parameters. Yang et al. (CVPR 2020), section 3.",
  options,
  neutral: () => ({ values: { gamma: 0, beta: 0 }, factor: 1 }),
  build: (chosen) => (b, x) => {
    const vector = (name: string, kind: "ones" | "zeros"): Value =>
      vectorParameter(b, name, "channel", x.size("channel"), { kind });
    const [alpha, gamma, beta] = [vector("alpha", "ones"), vector("gamma", "zeros"), vector("beta", "zeros")];
    const embedded = b.multiply(squeezed(b, x, chosen), alpha);
    const compared = b.multiply(b.divide(embedded, size(b, embedded, chosen)), gamma);
    return b.multiply(x, b.gate(b.add(b.tanh(b.add(compared, beta)), b.number(1))));
  },
});

type Options = z.output<typeof options>;

/** The norm of each feature map: batch, channel. */
function squeezed(b: BlockBuilder, x: Value, { norm, epsilon }: Options): Value {
  const axes = ["height", "width"];
  if (norm === "l1") return b.reduceSum(b.abs(x), axes);
  return b.sqrt(b.add(b.reduceSum(b.multiply(x, x), axes), b.number(epsilon)));
}

/** The mean size of all channels: batch, channel 1. */
function size(b: BlockBuilder, s: Value, { norm, epsilon }: Options): Value {
  const mean = b.reduceMean(norm === "l1" ? b.abs(s) : b.multiply(s, s), ["channel"], { keep: true });
  const safe = b.add(mean, b.number(epsilon));
  return norm === "l1" ? safe : b.sqrt(safe);
}
