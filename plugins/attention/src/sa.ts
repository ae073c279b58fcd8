import { attachment, axes, type BlockBuilder, type Value, z } from "@netgraft/core";
import { equalShare } from "./equal-share.js";
import { standardize } from "./standardize.js";
import { vectorParameter } from "./vector-parameter.js";

const options = z.strictObject({
  groups: z
    .int()
    .positive()
    .default(64)
    .describe("Groups of channels, which share the gates' parameters; twice as many divide the channels."),
});

/**
 * Shuffle attention: of each group of channels one half gets a channel gate x · σ(w₁ z + b₁), the other a spatial gate
 * x · σ(w₂ x̂ + b₂), x̂ each map standardised over its positions; then the channels are shuffled in two groups.
 *
 * Parameters, n = C / 2G: `cweight`, `cbias`, `sweight`, `sbias`, each [1, n, 1, 1], and `gn`; 6n = 3C/G in all.
 * Source: Zhang & Yang, SA-Net: Shuffle Attention for Deep CNNs (ICASSP 2021), section 3.
 * @throws NG_ATTACHMENT_MISFIT where twice the groups do not divide the channels
 */
export const shuffleAttention = attachment({
  type: "sa",
  summary: "Shuffle attention: half of each group gated by channel, half by position, then shuffled.",
  description:
    "In each group, half of the channels x · σ(w₁ z + b₁), half x · σ(w₂ GN(x) + b₂); then a channel shuffle in 2 groups. 3C/G parameters. Zhang & Yang, SA-Net (ICASSP 2021), section 3.",
  options,
  neutral: () => ({ values: { "{c,s}{weight,bias}": 0 }, factor: 2, shuffle: 2 }),
  build:
    ({ groups }) =>
    (b, x) => {
      const member = equalShare(x.size("channel"), 2 * groups, "half groups");
      const split = b.splitAxis(x, "channel", { group: groups, half: 2, member });
      const half = (start: number): Value => b.slice(split, "half", { start, end: start + 1 });
      const gated = b.concat([byChannel(b, half(0), member), byPosition(b, half(1), member)], "half");
      return b.channelShuffle(b.mergeAxes(gated, ["group", "half", "member"], "channel"), 2);
    },
});

function byChannel(b: BlockBuilder, x: Value, member: number): Value {
  const mean = b.reduceMean(x, ["height", "width"]);
  return b.multiply(x, b.gate(gate(b, "c", mean, member)));
}

function byPosition(b: BlockBuilder, x: Value, member: number): Value {
  const vector = axes({ member });
  const weight = b.parameter("gn.weight", vector, { kind: "ones" });
  const bias = b.parameter("gn.bias", vector, { kind: "zeros" });
  const normed = b.add(b.multiply(standardize(b, x, ["height", "width"], 1e-5), weight), bias);
  return b.multiply(x, b.gate(gate(b, "s", normed, member)));
}

/** σ(w x + b), with one weight and bias for each member of a group. */
function gate(b: BlockBuilder, prefix: "c" | "s", x: Value, member: number): Value {
  const weight = vectorParameter(b, `${prefix}weight`, "member", member, { kind: "zeros" });
  const bias = vectorParameter(b, `${prefix}bias`, "member", member, { kind: "ones" });
  return b.sigmoid(b.add(b.multiply(x, weight), bias));
}
