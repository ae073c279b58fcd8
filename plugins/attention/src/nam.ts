import { attachment, axes, z } from "@netgraft/core";
import { batchNorm, only } from "@netgraft/core/graph";

const options = z.strictObject({
  detach: z
    .boolean()
    .default(true)
    .describe(
      "Whether the weights |γ| / Σ|γ| count as constants in training, as in the authors' code; the paper does not say.",
    ),
});

/**
 * Normalisation-based attention: x · σ(w · BN(x)), w = |γ| / Σ|γ| from the norm's own scales γ.
 *
 * Parameters: `Channel_Att.bn2`; 2C in all.
 * Source: Liu, Shao, Teng & Hoffmann, NAM: Normalization-based Attention Module (NeurIPS 2021 workshop), Eqs. 1 and 2:
 * the channel part, which is all that the authors' code has.
 */
export const normalizationAttention = attachment({
  type: "nam",
  summary:
    "Normalisation-based attention: gates elements by their batch-normed value and the channel's share of scale.",
  description:
    "x · σ(w · BN(x)), w = |γ| / Σ|γ| of the norm's own scales. 2C parameters. Liu et al., NAM (2021), Eqs. 1–2, channel part.",
  options,
  // By the formula, γ = 0 would be 0 / 0.
  neutral: ({ detach }) =>
    detach
      ? { values: { "Channel_Att.bn2.weight": 1e-20, "Channel_Att.bn2.bias": 0 }, factor: 2 }
      : "where its scales are next to 0, the gradients of their shares are beyond all floats",
  build:
    ({ detach }) =>
    (b, x) => {
      const name = "Channel_Att.bn2";
      const vector = axes({ channel: x.size("channel") });
      const gamma = b.parameter(`${name}.weight`, vector, { kind: "ones" });
      const rest = [
        b.parameter(`${name}.bias`, vector, { kind: "zeros" }),
        b.buffer(`${name}.running_mean`, vector, { kind: "zeros" }),
        b.buffer(`${name}.running_var`, vector, { kind: "ones" }),
      ];
      const normed = only(b.apply(batchNorm, [x, gamma, ...rest], { epsilon: 1e-5, momentum: 0.1 }, name));
      const size = b.abs(detach ? b.detach(gamma) : gamma);
      const share = b.divide(size, b.reduceSum(size, ["channel"], { keep: true }));
      return b.multiply(x, b.gate(b.sigmoid(b.multiply(normed, share))));
    },
});
