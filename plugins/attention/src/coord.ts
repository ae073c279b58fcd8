import { attachment, type BlockBuilder, type Value, z } from "@netgraft/core";
import { reducedChannels, reductionOptions } from "./reduced-channels.js";

const options = z.strictObject({
  ...reductionOptions(32),
  minReducedChannels: z.int().positive().default(8).describe("At least so many reduced channels."),
  bias: z
    .boolean()
    .default(true)
    .describe(
      "Whether the convolutions have a bias: the authors' code has, timm has not (and reduces by 24, to multiples of 8).",
    ),
});

/**
 * Coordinate attention: x · σ(F_h(f^h)) · σ(F_w(f^w)). The means of each row and of each column go, side by side, through
 * one 1×1 convolution with BN and h-swish to f, which is divided again into f^h and f^w.
 *
 * Parameters, with m = max(8, C/32): `conv1` [m, C, 1, 1], `bn1`, `conv_h` and `conv_w` [C, m, 1, 1]; 3Cm + 3m + 2C in all.
 * Source: Hou, Zhou & Feng, Coordinate Attention for Efficient Mobile Network Design (CVPR 2021), Eqs. 4–9.
 */
export const coordinateAttention = attachment({
  type: "coord",
  summary: "Coordinate attention: one gate for each row and one for each column of each channel.",
  description:
    "x · σ(F_h(f^h)) · σ(F_w(f^w)), f = hswish(BN(F₁[row means; column means])). With m = max(8, C/32): 3Cm + 3m + 2C parameters. Hou et al. (CVPR 2021), Eqs. 4–9.",
  options,
  neutral: () => ({ values: { "conv_{h,w}.*": 0 }, factor: 4 }),
  build:
    ({ bias, ...reduction }) =>
    (b, x) => {
      const [height, channels] = [x.size("height"), x.size("channel")];
      const rows = b.reduceMean(x, ["width"], { keep: true });
      const pooled = b.concat([rows, asRows(b, b.reduceMean(x, ["height"]))], "height");
      const reduced = b.conv("conv1", pooled, { channels: reducedChannels(channels, reduction), bias });
      const coded = b.hardSwish(b.batchNorm("bn1", reduced));
      const byRow = b.conv("conv_h", b.slice(coded, "height", { end: height }), { channels, bias });
      const byColumn = b.conv("conv_w", b.slice(coded, "height", { start: height }), { channels, bias });
      const gateOfColumns = b.sigmoid(b.mergeAxes(byColumn, ["height", "width"], "width"));
      return b.multiply(b.multiply(x, b.gate(b.sigmoid(byRow))), b.gate(gateOfColumns));
    },
});

/** What lies along the width as the height of a map of width 1. */
function asRows(b: BlockBuilder, columns: Value): Value {
  return b.splitAxis(b.renameAxis(columns, "width", "height"), "height", { height: columns.size("width"), width: 1 });
}
