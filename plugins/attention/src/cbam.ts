import { attachment, type BlockBuilder, type Value, z } from "@netgraft/core";
import { oddKernel } from "./kernel-option.js";
import { reducedChannels, reductionOptions } from "./reduced-channels.js";
import { poolOrders, spatialGate } from "./spatial-gate.js";

const options = z.strictObject({
  ...reductionOptions(16),
  bias: z
    .boolean()
    .default(true)
    .describe("Whether the shared layers have a bias: the authors' code and pytorchcv have, timm has not."),
  parts: z
    .enum(["both", "channel", "spatial"])
    .default("both")
    .describe("Both gates, channel first, or one alone (the authors' `no_spatial`; the paper's ablations)."),
  kernel: oddKernel.default(7).describe("Side of the spatial gate's kernel."),
  poolOrder: z
    .enum(poolOrders)
    .default("maxMean")
    .describe(
      "The two maps under the spatial kernel: maximum first (the authors' code, pytorchcv) or mean first (timm).",
    ),
});

type Options = z.output<typeof options>;

/**
 * Convolutional block attention: a channel gate, then a spatial gate.
 * σ(MLP(mean) + MLP(max)) with one shared MLP over the channels; σ(BN(conv₇ [max; mean])) over the positions.
 *
 * Parameters: `channel.fc1` [C/r, C, 1, 1] and `channel.fc2` [C, C/r, 1, 1], `spatial.conv.conv.weight` [1, 2, 7, 7],
 * `spatial.conv.bn`; 2C²/r + C/r + C + 98 + 2 in all. Names as in timm.
 * Source: Woo, Park, Lee & Kweon, CBAM: Convolutional Block Attention Module (ECCV 2018), Eqs. 1–3.
 */
export const convolutionalBlockAttention = attachment({
  type: "cbam",
  summary: "Convolutional block attention: a channel gate from mean and maximum, then a spatial gate.",
  description:
    "x′ = x · σ(W₂ relu(W₁ mean) + W₂ relu(W₁ max)); y = x′ · σ(BN(conv₇ [max; mean])). 2C²/r + C/r + C + 100 parameters. Woo et al. (ECCV 2018), Eqs. 1–3.",
  options,
  neutral: ({ parts }) => ({
    values: {
      ...(parts !== "spatial" && { "channel.fc2.*": 0 }),
      ...(parts !== "channel" && { "spatial.conv.bn.{weight,bias}": 0 }),
    },
    factor: parts === "both" ? 4 : 2,
  }),
  build: (chosen) => (b, x) => {
    const gated = chosen.parts === "spatial" ? x : b.multiply(x, b.gate(channelGate(b, x, chosen)));
    if (chosen.parts === "channel") return gated;
    const { kernel, poolOrder: order } = chosen;
    return b.multiply(gated, b.gate(spatialGate(b, "spatial", gated, { kernel, order })));
  },
});

/** σ(MLP(mean) + MLP(max)): both go through the same two layers, side by side along an axis of their own. */
function channelGate(b: BlockBuilder, x: Value, { bias, ...reduction }: Options): Value {
  const channels = x.size("channel");
  // Mean and maximum lie below each other as a map of two rows, so that the weights are used once.
  const pooled = b.concat([b.globalAveragePool(x), b.globalMaxPool(x)], "height");
  const hidden = b.relu(b.conv("channel.fc1", pooled, { channels: reducedChannels(channels, reduction), bias }));
  const excited = b.conv("channel.fc2", hidden, { channels, bias });
  return b.sigmoid(b.reduceSum(excited, ["height"], { keep: true }));
}
