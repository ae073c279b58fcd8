import { attachment, AttachmentMisfitError, type BlockBuilder, type ConvOptions, type Value, z } from "@netgraft/core";
import { equalShare } from "./equal-share.js";
import { relativeLogits } from "./relative-logits.js";
import { assertSpatial, shortfall } from "./replaced-convolution.js";

const options = z.strictObject({
  heads: z.int().positive().default(4).describe("Parallel heads; they divide the channels."),
  headChannels: z
    .int()
    .positive()
    .optional()
    .describe("Channels of query and key in each head; by default those of the value, C / heads."),
  bias: z.boolean().default(false).describe("Whether the projection has a bias."),
  position: z
    .enum(["relative", "none"])
    .default("relative")
    .describe("Learned relative positions, or none (the paper's Table 6)."),
  scalePosition: z
    .boolean()
    .default(false)
    .describe("Whether the positions' logits are divided by √d, too, like q·k: not by default in timm."),
});

type Options = z.output<typeof options>;

/**
 * Bottleneck self-attention, in place of a bottleneck's 3×3 convolution: multi-head self-attention over all positions,
 * softmax(q·k/√d + q·r) v with relative positions r, a mean over 2×2 where the convolution strides, BN and ReLU.
 *
 * Parameters: `qkv` [3C, C′, 1, 1], `pos_embed.height_rel` [2H − 1, C/heads], `pos_embed.width_rel` [2W − 1, C/heads], `bn`.
 * The sizes of the map are part of the weights. Names as in timm's `BottleneckAttn`.
 * Source: Srinivas et al., Bottleneck Transformers for Visual Recognition (CVPR 2021), section 3 and Fig. 4.
 * @throws NG_ATTACHMENT_MISFIT for a 1×1 convolution, channels that the heads do not divide, and sizes that neither the map nor a mean over 2×2 has
 */
export const bottleneckSelfAttention = attachment({
  type: "botnet",
  summary: "Bottleneck self-attention in place of a 3×3 convolution, with relative positions.",
  description:
    "softmax(q·k/√d + q·(r_h + r_w)) v over all positions, in heads; a 2×2 mean where the convolution strides; BN and ReLU. 3CC′ + 2C + (2H + 2W − 2) C/heads parameters. Srinivas et al., Bottleneck Transformers (CVPR 2021), section 3.",
  options,
  neutral: () => "no self-attention computes what a 3×3 convolution does",
  replace: (chosen) => (b, x, convolution) => {
    assertSpatial(convolution);
    const y = strided(b, attend(b, x, convolution.channels, chosen), convolution);
    return b.relu(b.batchNorm("bn", y));
  },
});

/** The values of all positions, weighed: batch, channel, height, width. */
function attend(b: BlockBuilder, x: Value, channels: number, { heads, headChannels, bias, ...chosen }: Options): Value {
  const share = equalShare(channels, heads, "heads");
  const width = headChannels ?? share;
  const [keys, values] = [heads * width, channels];
  const deviation = x.size("channel") ** -0.5;
  const qkv = b.conv("qkv", x, { channels: 2 * keys + values, bias, initializer: { kind: "normal", deviation } });
  const part = (start: number, size: number): Value =>
    b.splitAxis(b.slice(qkv, "channel", { start, end: start + size }), "channel", {
      head: heads,
      feature: size / heads,
    });
  const query = part(0, keys);
  const flat = (value: Value, name: string): Value => b.mergeAxes(value, ["height", "width"], name);
  const products = b.matmul(flat(query, "query"), flat(part(keys, keys), "key"), "feature");
  const weights = b.softmax(logits(b, query, products, width ** -0.5, chosen), "key");
  const attended = b.matmul(weights, flat(part(2 * keys, values), "key"), "key");
  const map = b.splitAxis(attended, "query", { height: x.size("height"), width: x.size("width") });
  return b.mergeAxes(map, ["head", "feature"], "channel");
}

function logits(
  b: BlockBuilder,
  query: Value,
  products: Value,
  scale: number,
  { position, scalePosition }: Pick<Options, "position" | "scalePosition">,
): Value {
  if (position === "none") return b.multiply(products, b.number(scale));
  const relative = b.mergeAxes(
    b.mergeAxes(relativeLogits(b, query, "pos_embed"), ["height", "width"], "query"),
    ["keyHeight", "keyWidth"],
    "key",
  );
  return scalePosition
    ? b.multiply(b.add(products, relative), b.number(scale))
    : b.add(b.multiply(products, b.number(scale)), relative);
}

/** @throws NG_ATTACHMENT_MISFIT where the map as it is, or the mean over 2×2, would not have the sizes of the convolution */
function strided(b: BlockBuilder, x: Value, convolution: ConvOptions): Value {
  const { stride = 1 } = convolution;
  const [above, left] = shortfall(convolution);
  if (above !== 0 || left !== 0)
    throw new AttachmentMisfitError({
      message: "self-attention keeps the size of the map, and the convolution does not",
      expected: "a convolution padded on all sides",
      found: `a kernel of ${String(convolution.kernel)} padded by ${String(convolution.padding)}`,
    });
  if (stride === 1) return x;
  const [height, width] = [x.size("height"), x.size("width")];
  if (stride !== 2 || height % 2 !== 0 || width % 2 !== 0)
    throw new AttachmentMisfitError({
      message: "self-attention strides by a mean over 2×2, which a map of this size does not allow",
      expected: "a stride of 2 and an even height and width",
      found: `stride ${stride}, ${height}×${width}`,
    });
  return b.averagePool(x, { size: 2 });
}
