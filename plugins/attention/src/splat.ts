import { attachment, type BlockBuilder, type Value, z } from "@netgraft/core";
import { equalShare } from "./equal-share.js";
import { reducedChannels, reductionOptions } from "./reduced-channels.js";
import { assertSpatial } from "./replaced-convolution.js";
import { sumOf } from "./sum-of.js";

const options = z.strictObject({
  radix: z.int().positive().max(64).default(2).describe("Splits of each group, the paper's R."),
  groups: z
    .int()
    .positive()
    .optional()
    .describe("Groups that are split, the paper's K; by default those of the convolution that is replaced."),
  ...reductionOptions(4),
  minReducedChannels: z.int().positive().default(32).describe("At least so many reduced channels, of all groups."),
  multipleOf: z.int().positive().default(8).describe("Round the reduced channels to a multiple (timm's `rd_divisor`)."),
});

type Options = z.output<typeof options>;

/**
 * Split attention, in place of a convolution with its norm and activation: Σ aᵢ Uᵢ, U₁ … U_R the splits of relu(BN(conv(x))), whose
 * convolution has R times the channels and the groups; a = softmax over the splits of W₂ relu(BN(W₁ z)), z the mean of each map of Σ Uᵢ, with
 * W₁ and W₂ in as many groups as the convolution that is replaced (the paper's K). With one split, a = σ(W₂ relu(BN(W₁ z))).
 *
 * Parameters, d = max(⌊C R / r⌉, 32): `conv`, `bn0`, `fc1` [d, C/K, 1, 1] and bias, `bn1`, `fc2` [R C, d/K, 1, 1] and bias; named as in timm.
 * Source: Zhang et al., ResNeSt: Split-Attention Networks (2020), Eqs. 1–3 and its radix-major form.
 * @throws NG_ATTACHMENT_MISFIT for a 1×1 convolution, and where the groups cannot share the channels
 */
export const splitAttention = attachment({
  type: "splat",
  summary: "Split attention in place of a 3×3 (ResNeSt): groups of maps, weighed by channel.",
  description:
    "Σ aᵢ Uᵢ over the R splits of U = relu(BN(conv(x))), a = softmax over i of W₂ relu(BN(W₁ mean(Σ Uᵢ))). With d = max(C R / r, 32) and K groups: the convolution, and (1 + R) C d / K + 3 R C + 3 d parameters. Zhang et al., ResNeSt: Split-Attention Networks (2020).",
  options,
  neutral: ({ radix }) =>
    radix > 1
      ? "each of its splits sees but a share of the channels"
      : { values: { "fc2.*": 0 }, factor: 2, replaced: { convolution: "conv", norm: "bn0" } },
  replace: (chosen) => (b, x, convolution) => {
    assertSpatial(convolution);
    const { radix } = chosen;
    const { channels, groups: replaced = 1, bias: _, ...places } = convolution;
    const groups = chosen.groups ?? replaced;
    equalShare(x.size("channel"), radix * groups, "splits");
    equalShare(channels, groups, "groups");
    const wide = b.conv("conv", x, { ...places, channels: radix * channels, groups: radix * groups });
    const y = b.relu(b.batchNorm("bn0", wide));
    const splits = Array.from({ length: radix }, (_, split) =>
      radix === 1 ? y : b.slice(y, "channel", { start: split * channels, end: (split + 1) * channels }),
    );
    const weigh = weights(b, sumOf(b, splits), { inputs: x.size("channel"), channels, groups }, chosen);
    return sumOf(
      b,
      splits.map((value, split) => b.multiply(value, weigh(split))),
    );
  },
});

/** What gives the weights of a split, counted from 0: batch, channel, height 1, width 1. */
function weights(
  b: BlockBuilder,
  x: Value,
  { inputs, channels, groups }: { readonly inputs: number; readonly channels: number; readonly groups: number },
  { radix, ...chosen }: Options,
): (split: number) => Value {
  const reduced = reducedChannels(inputs * radix, chosen);
  equalShare(reduced, groups, "groups");
  const hidden = b.conv("fc1", b.globalAveragePool(x), { channels: reduced, groups, bias: true });
  const scores = b.conv("fc2", b.relu(b.batchNorm("bn1", hidden)), { channels: radix * channels, groups, bias: true });
  if (radix === 1) {
    const gate = b.gate(b.sigmoid(scores));
    return () => gate;
  }
  const apart = b.splitAxis(scores, "channel", { group: groups, split: radix, channel: channels / groups });
  const all = b.gate(b.softmax(apart, "split"));
  return (split) => {
    const one = b.slice(all, "split", { start: split, end: split + 1 });
    return b.mergeAxes(one, ["group", "split", "channel"], "channel");
  };
}
