import { attachment, type BlockBuilder, type Value, z } from "@netgraft/core";
import { type Reduction, reducedChannels, reductionOptions } from "./reduced-channels.js";

const options = z.strictObject({
  ...reductionOptions(16),
  dilation: z.int().positive().default(4).describe("Dilation of the spatial branch's two 3×3 convolutions."),
  combine: z
    .enum(["add", "multiply"])
    .default("add")
    .describe("How the branches are joined: added (the paper's Eq. 2) or multiplied (the authors' code, pytorchcv)."),
});

type Options = z.output<typeof options>;

/**
 * Bottleneck attention: x · (1 + σ(Mc(x) + Ms(x))). Mc: the mean of each map through two layers; Ms: a reducing 1×1,
 * two dilated 3×3 and a 1×1 convolution to one channel. All hidden layers have biases, BN and ReLU.
 *
 * Parameters: with m = C/r, 2Cm + C + 3m (Mc) and Cm + 18m² + 10m + 1 (Ms). Names as in pytorchcv: `ch_att.init_fc`,
 * `ch_att.final_fc`, `sp_att.init_conv`, `sp_att.dil_convs.conv1`, `sp_att.dil_convs.conv2`, `sp_att.final_conv`.
 * By default it stands between stages, as in the paper.
 * Source: Park, Woo, Lee & Kweon, BAM: Bottleneck Attention Module (BMVC 2018), Eqs. 1–4. The equations normalise the
 * last layer of each branch; the authors' code, which this follows, the hidden ones.
 */
export const bottleneckAttention = attachment({
  type: "bam",
  summary: "Bottleneck attention between stages: a channel and a dilated spatial branch, joined before the gate.",
  description:
    "x · (1 + σ(Mc(x) + Ms(x))); Mc = W₁ relu(BN(W₀ mean)), Ms = conv₁ relu(BN(conv₃ relu(BN(conv₃ relu(BN(conv₁ x)))))), the 3×3 dilated by 4. With m = C/r: 3Cm + 18m² + C + 13m + 1 parameters. Park et al. (BMVC 2018), Eqs. 1–4.",
  options,
  standard: "betweenStages",
  // Multiplied, one branch at 0 is enough, and with both neither would move.
  neutral: ({ combine }) => ({
    values: { "sp_att.final_conv.*": 0, ...(combine === "add" && { "ch_att.final_fc.*": 0 }) },
    factor: 2 / 3,
    near: "its gate starts at 1½, and a third is no number of binary floats",
  }),
  build: (chosen) => (b, x) => {
    const width = reducedChannels(x.size("channel"), chosen);
    const [channel, spatial] = [channelBranch(b, x, width), spatialBranch(b, x, width, chosen)];
    const joined = chosen.combine === "add" ? b.add(channel, spatial) : b.multiply(channel, spatial);
    return b.multiply(x, b.gate(b.add(b.sigmoid(joined), b.number(1))));
  },
});

/** batch, channel */
function channelBranch(b: BlockBuilder, x: Value, width: number): Value {
  const hidden = b.dense("ch_att.init_fc.fc", b.reduceMean(x, ["height", "width"]), { channels: width });
  const normed = b.relu(b.batchNorm("ch_att.init_fc.bn", hidden));
  return b.dense("ch_att.final_fc", normed, { channels: x.size("channel") });
}

/** batch, channel 1, height, width */
function spatialBranch(
  b: BlockBuilder,
  x: Value,
  width: number,
  { dilation }: Pick<Options, "dilation"> & Reduction,
): Value {
  const unit = (name: string, value: Value, kernel: number): Value => {
    const y = b.conv(`sp_att.${name}.conv`, value, {
      channels: width,
      kernel,
      bias: true,
      dilation: kernel === 1 ? 1 : dilation,
    });
    return b.relu(b.batchNorm(`sp_att.${name}.bn`, y));
  };
  const dilated = ["dil_convs.conv1", "dil_convs.conv2"].reduce(
    (value, name) => unit(name, value, 3),
    unit("init_conv", x, 1),
  );
  return b.conv("sp_att.final_conv", dilated, { channels: 1, bias: true });
}
