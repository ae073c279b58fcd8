import { attachment, AttachmentMisfitError, axes, type BlockBuilder, type Value, z } from "@netgraft/core";
import { conv, only } from "@netgraft/core/graph";
import { groupNorm } from "./group-norm.js";

const options = z.strictObject({
  kernel: z
    .int()
    .positive()
    .default(7)
    .describe("Positions that the convolution sees: 7 in ELA-B and ELA-L, 5 in ELA-T and ELA-S."),
  channelsPerGroup: z
    .int()
    .positive()
    .default(1)
    .describe("Channels that the convolution takes together: 1 in ELA-B and ELA-T, 8 in ELA-S and ELA-L."),
  normGroups: z.int().positive().default(16).describe("Groups of the norm: 16, or 32 in ELA-T."),
});

type Options = z.output<typeof options>;

/**
 * Efficient local attention: gates each row and each column by its neighbours' means.
 *
 * x: batch, channel, height, width; the gates: batch, channel, height and batch, channel, width. Both share one
 * convolution and norm: `conv.weight` [C, C per group, k], `gn.weight` [C], `gn.bias` [C].
 * Source: Xu & Wan, ELA: Efficient Local Attention for Deep Convolutional Neural Networks (arXiv 2403.01123), eqs. 4–7.
 */
export const efficientLocalAttention = attachment({
  type: "ela",
  summary: "Efficient local attention: gates rows and columns by their neighbours' means.",
  description:
    "x · σ(GN(conv_k(row means))) · σ(GN(conv_k(column means))). kC²/G + 2C parameters with C/G channels in a group. Xu & Wan (arXiv 2403.01123), eqs. 4–7.",
  options,
  build: (chosen) => (b, x) => {
    const channels = x.size("channel");
    assertDivides(channels, chosen);
    const { kernel, channelsPerGroup, normGroups } = chosen;
    const weight = b.parameter("conv.weight", axes({ out: channels, in: channelsPerGroup, position: kernel }), {
      kind: "uniformFan",
      fanIn: channelsPerGroup * kernel,
    });
    const norm = groupNorm(b, "gn", channels, normGroups);
    const gateAlong = (axis: string, other: string): Value => {
      const strip = b.renameAxis(b.reduceMean(x, [other]), axis, "position");
      const local = convolved(b, strip, weight, chosen);
      return b.gate(b.renameAxis(b.sigmoid(norm(local)), "position", axis));
    };
    return b.multiply(b.multiply(x, gateAlong("height", "width")), gateAlong("width", "height"));
  },
});

/** A convolution along `position`, padded so that it keeps the length. */
function convolved(b: BlockBuilder, x: Value, weight: Value, { kernel, channelsPerGroup }: Options): Value {
  const before = Math.floor(kernel / 2);
  const window = { axis: "position", size: kernel, stride: 1, before, after: kernel - 1 - before, dilation: 1 };
  const groups = x.size("channel") / channelsPerGroup;
  return only(b.apply(conv, [x, weight], { groups, windows: [window] }));
}

/** @throws NG_ATTACHMENT_MISFIT where the channels cannot be shared out */
function assertDivides(channels: number, { channelsPerGroup, normGroups }: Options): void {
  const problems = Object.entries({ channelsPerGroup, normGroups })
    .filter(([, divisor]) => channels % divisor !== 0)
    .map(([at, divisor]) => ({
      at,
      message: "the channels cannot be shared out",
      expected: `a multiple of ${divisor} channels`,
      found: `${channels}`,
    }));
  if (problems.length > 0) throw new AttachmentMisfitError(problems);
}
