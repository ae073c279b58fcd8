import { attachment, AttachmentMisfitError, axes, type BlockBuilder, type Value, z } from "@netgraft/core";
import { conv, only } from "@netgraft/core/graph";
import { ecaKernel, kernelRules } from "./eca-kernel.js";
import { gateScale, halfOpen, scaledGate } from "./gate-scale.js";
import { oddKernel } from "./kernel-option.js";

const options = z.strictObject({
  kernel: oddKernel
    .optional()
    .describe("How many neighbouring channels a gate sees; by default what `kernelRule` says."),
  kernelRule: z
    .enum(kernelRules)
    .default("roundUp")
    .describe(
      "From t = (log2 C + beta) / gamma: roundUp takes floor(t), plus 1 where even, at least 3 (authors' code, timm); nearest the nearest odd number (the paper's Eq. 12).",
    ),
  gamma: z.number().positive().default(2).describe("γ of the kernel rule."),
  beta: z.number().default(1).describe("b of the kernel rule."),
  padding: z
    .enum(["zero", "circular"])
    .default("zero")
    .describe(
      "What the first and last channels see beyond the end: zeros (the paper), or the other end (timm's ceca).",
    ),
  gateScale,
});

type Options = z.output<typeof options>;

/**
 * Efficient channel attention: x · σ(conv1d(z)), z the mean of each feature map, the kernel sliding over the channels.
 *
 * Parameters: `conv.weight` [1, 1, k]; k in all.
 * Source: Wang et al., ECA-Net: Efficient Channel Attention for Deep CNNs (CVPR 2020), Eqs. 9 and 12.
 */
export const efficientChannelAttention = attachment({
  type: "eca",
  summary: "Efficient channel attention: gates each channel by its neighbours' means, with one small kernel.",
  description:
    "x · σ(conv1d_k(z)), z = the mean of each feature map, sliding over the channels. k parameters. Wang et al., ECA-Net (CVPR 2020), Eqs. 9 and 12.",
  options,
  neutral: (chosen) => halfOpen({ "conv.weight": 0 }, chosen.gateScale),
  build: (chosen) => (b, x) => {
    const size = chosen.kernel ?? ecaKernel(x.size("channel"), { ...chosen, rule: chosen.kernelRule });
    const mixed = slide(b, b.reduceMean(x, ["height", "width"]), size, chosen.padding);
    return b.multiply(x, scaledGate(b, b.sigmoid(mixed), chosen.gateScale));
  },
});

/** Correlates the means with the kernel, along the channels: batch, channel. */
function slide(b: BlockBuilder, means: Value, size: number, padding: Options["padding"]): Value {
  const reach = (size - 1) / 2;
  const row = b.splitAxis(b.renameAxis(means, "channel", "position"), "position", {
    channel: 1,
    position: means.size("channel"),
  });
  const padded = padding === "circular" ? wrapped(b, row, reach) : row;
  const outside = padding === "circular" ? 0 : reach;
  const weight = b.parameter("conv.weight", axes({ out: 1, in: 1, position: size }), {
    kind: "uniformFan",
    fanIn: size,
  });
  const window = { axis: "position", size, stride: 1, before: outside, after: outside, dilation: 1 };
  const mixed = only(b.apply(conv, [padded, weight], { groups: 1, windows: [window] }, "conv"));
  return b.mergeAxes(mixed, ["channel", "position"], "channel");
}

/** The row with its last elements before it and its first after it. @throws NG_ATTACHMENT_MISFIT */
function wrapped(b: BlockBuilder, row: Value, reach: number): Value {
  const length = row.size("position");
  if (reach > length)
    throw new AttachmentMisfitError({
      message: "the kernel reaches around the channels more than once",
      expected: `a kernel of at most ${2 * length + 1}`,
      found: `${2 * reach + 1}`,
    });
  if (reach === 0) return row;
  const last = b.slice(row, "position", { start: length - reach });
  return b.concat([last, row, b.slice(row, "position", { end: reach })], "position");
}
