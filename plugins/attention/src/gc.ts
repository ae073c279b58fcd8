import { attachment, type BlockBuilder, type Value, z } from "@netgraft/core";
import { layerNorm } from "./layer-norm.js";
import { reducedChannels, reductionOptions } from "./reduced-channels.js";

const options = z.strictObject({
  ...reductionOptions(16),
  pooling: z
    .enum(["attention", "average"])
    .default("attention")
    .describe("How positions are weighed: by a learned softmax (the paper) or equally (mmcv's `avg`)."),
  fusion: z
    .enum(["add", "scale", "both"])
    .default("add")
    .describe(
      "How the context joins: added (the paper; timm's gca), as a sigmoid gate (timm's gc), or a gate and then added (mmcv).",
    ),
  epsilon: z
    .number()
    .positive()
    .default(1e-5)
    .describe("Added to the variance in layer norm: 1e-5 in the authors' code and mmcv, 1e-6 in timm."),
});

type Options = z.output<typeof options>;

/**
 * Global context: x + W₂ relu(LN(W₁ Σⱼ αⱼ xⱼ)), α = softmax(w·x) over all positions.
 *
 * Parameters: `conv_attn` [1, C, 1, 1]; `mlp_add` (or `mlp_scale`): `fc1` [C/r, C, 1, 1], `norm` and `fc2` [C, C/r, 1, 1],
 * all with bias; 2C²/r + 3C/r + 2C + 1 in all. Names as in timm.
 * Source: Cao, Xu, Lin, Wei & Hu, GCNet (ICCV workshops 2019), Eq. 5; r = 16 there, 8 in timm.
 */
export const globalContext = attachment({
  type: "gc",
  summary: "Global context: adds to all positions what a learned mean over them holds.",
  description:
    "x + W₂ relu(LN(W₁ Σⱼ αⱼ xⱼ)), α = softmax(w·x) over the positions. 2C²/r + 3C/r + 2C + 1 parameters. Cao et al., GCNet (ICCVW 2019), Eq. 5; r = 16 there, 8 in timm.",
  options,
  neutral: ({ fusion }) => ({ values: { "mlp_*.fc2.*": 0 }, factor: fusion === "add" ? 1 : 2 }),
  build: (chosen) => (b, x) => {
    const context = pooled(b, x, chosen);
    const scaled =
      chosen.fusion === "add" ? x : b.multiply(x, b.gate(b.sigmoid(transform(b, "mlp_scale", context, chosen))));
    return chosen.fusion === "scale" ? scaled : b.add(scaled, transform(b, "mlp_add", context, chosen));
  },
});

/** The context: batch, channel, height 1, width 1. */
function pooled(b: BlockBuilder, x: Value, { pooling }: Options): Value {
  if (pooling === "average") return b.globalAveragePool(x);
  const scores = b.conv("conv_attn", x, { channels: 1, bias: true, initializer: { kind: "heNormal", fan: "in" } });
  const flat = b.mergeAxes(b.renameAxis(scores, "channel", "query"), ["height", "width"], "position");
  const weights = b.softmax(flat, "position");
  const context = b.matmul(b.mergeAxes(x, ["height", "width"], "position"), weights, "position");
  return b.splitAxis(context, "query", { height: 1, width: 1 });
}

function transform(b: BlockBuilder, name: string, context: Value, { epsilon, ...reduction }: Options): Value {
  const channels = context.size("channel");
  const hidden = b.conv(`${name}.fc1`, context, { channels: reducedChannels(channels, reduction), bias: true });
  const initializer = name === "mlp_add" ? { initializer: { kind: "zeros" } as const } : {};
  const normed = b.relu(layerNorm(b, `${name}.norm`, hidden, epsilon));
  return b.conv(`${name}.fc2`, normed, { channels, bias: true, ...initializer });
}
