import { attachment, AttachmentMisfitError, type BlockBuilder, type Value, z } from "@netgraft/core";
import { reducedChannels, reductionOptions } from "./reduced-channels.js";

const options = z.strictObject({
  ...reductionOptions(2),
  multipleOf: z
    .int()
    .positive()
    .optional()
    .describe("Round the reduced channels to a multiple: 8 in timm, which reduces by 8."),
  pairwise: z
    .enum(["embeddedGaussian", "gaussian", "dotProduct"])
    .default("embeddedGaussian")
    .describe("f of two positions: softmax of θ·φ, softmax of x·x, or θ·φ divided by the number of positions."),
  scale: z
    .enum(["none", "input", "reduced"])
    .default("none")
    .describe(
      "What the products are divided by: nothing (the paper), √C (timm), or the root of the reduced channels (mmcv).",
    ),
  subsample: z
    .boolean()
    .default(false)
    .describe("Whether φ and g are max-pooled by 2 (the paper's subsampling trick)."),
  norm: z.boolean().default(true).describe("Whether BN, starting at 0, follows the last layer (the paper, timm)."),
});

type Options = z.output<typeof options>;

/**
 * Non-local block: x + BN(W_z y), yᵢ = Σⱼ f(xᵢ, xⱼ) g(xⱼ) over all positions, f = softmax over j of θ(xᵢ)·φ(xⱼ).
 *
 * Parameters, m = C/r: `t` (θ), `p` (φ) and `g` [m, C, 1, 1], `z` [C, m, 1, 1], all with bias, and `norm`;
 * 4Cm + 3m + 3C in all. Names as in timm.
 * Source: Wang, Girshick, Gupta & He, Non-local Neural Networks (CVPR 2018), Eqs. 1–6.
 */
export const nonLocal = attachment({
  type: "nl",
  summary: "Non-local block: adds to each position what all others hold, by likeness.",
  description:
    "x + BN(W_z Σⱼ softmaxⱼ(θ(xᵢ)·φ(xⱼ)) g(xⱼ)). With m = C/r: 4Cm + 3m + 3C parameters. Wang et al., Non-local Neural Networks (CVPR 2018), Eqs. 1–6; r = 2 there, 8 in timm.",
  options,
  neutral: ({ norm }) => ({ values: { [norm ? "norm.{weight,bias}" : "z.*"]: 0 }, factor: 1 }),
  build: (chosen) => (b, x) => {
    const channels = x.size("channel");
    const width = reducedChannels(channels, chosen);
    const embedded = (name: string, value: Value): Value => b.conv(name, value, { channels: width, bias: true });
    const seen = chosen.subsample ? pooled(b, x) : x;
    const isPlain = chosen.pairwise === "gaussian";
    const query = flat(b, isPlain ? x : embedded("t", x), "query");
    const key = flat(b, isPlain ? seen : embedded("p", seen), "key");
    const weights = likeness(b, query, key, scaleOf(chosen, channels, width), chosen);
    const y = b.matmul(weights, flat(b, embedded("g", seen), "key"), "key");
    const map = b.splitAxis(y, "query", { height: x.size("height"), width: x.size("width") });
    const z = b.conv("z", map, { channels, bias: true });
    return b.add(x, chosen.norm ? b.batchNorm("norm", z, { zeroInit: true }) : z);
  },
});

/** All positions along one axis. */
function flat(b: BlockBuilder, x: Value, name: string): Value {
  return b.mergeAxes(x, ["height", "width"], name);
}

/** f: batch, query, key. */
function likeness(b: BlockBuilder, query: Value, key: Value, scale: number, { pairwise }: Options): Value {
  const products = b.matmul(query, key, "channel");
  if (pairwise === "dotProduct") return b.multiply(products, b.number(scale / key.size("key")));
  return b.softmax(scale === 1 ? products : b.multiply(products, b.number(scale)), "key");
}

function scaleOf({ scale }: Options, channels: number, width: number): number {
  return { none: 1, input: channels ** -0.5, reduced: width ** -0.5 }[scale];
}

/** @throws NG_ATTACHMENT_MISFIT where the map is smaller than the pool */
function pooled(b: BlockBuilder, x: Value): Value {
  const [height, width] = [x.size("height"), x.size("width")];
  if (height < 2 || width < 2)
    throw new AttachmentMisfitError({
      message: "the map is too small to be pooled by 2",
      expected: "at least 2×2, or `subsample: false`",
      found: `${height}×${width}`,
    });
  return b.maxPool(x, { size: 2 });
}
