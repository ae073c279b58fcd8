import { attachment, type BlockBuilder, type LayerBuilder, type Value, z } from "@netgraft/core";
import { oddKernel } from "./kernel-option.js";
import { spatialGate } from "./spatial-gate.js";
import { sumOf } from "./sum-of.js";

/** The value with two axes named for each other; nothing is computed. */
function swapAxes(b: LayerBuilder, x: Value, first: string, second: string): Value {
  const aside = "swapped";
  return b.renameAxis(b.renameAxis(b.renameAxis(x, first, aside), second, first), aside, second);
}

const options = z.strictObject({
  kernel: oddKernel.default(7).describe("Side of the three kernels."),
  spatial: z.boolean().default(true).describe("Whether there is the third branch (the authors' `no_spatial`)."),
});

/**
 * Triplet attention: the mean of three branches, each x · σ(BN(conv₇ [max; mean])), where maximum and mean are taken
 * over the height (the gate lies over channel and width), the width (over height and channel) and the channels.
 *
 * Parameters: `cw`, `hc` and `hw`, each with `conv.conv.weight` [1, 2, 7, 7] and `conv.bn`; 300 in all.
 * Source: Misra, Nalamada, Arasanipalai & Hou, Rotate to Attend: Convolutional Triplet Attention Module (WACV 2021),
 * section 3.
 */
export const tripletAttention = attachment({
  type: "triplet",
  summary: "Triplet attention: the mean of three gates, over each pair of channel, height and width.",
  description:
    "The mean of x · σ(BN(conv₇ [max; mean])), pooled over height, width and channel in turn. 3 (2k² + 2) parameters, 300 with k = 7. Misra et al., Rotate to Attend (WACV 2021), section 3.",
  options,
  neutral: ({ spatial }) => ({
    values: { "*.conv.bn.{weight,bias}": 0 },
    factor: 2,
    ...(spatial && { near: "the mean of its three branches rounds, where that of two does not" }),
  }),
  build:
    ({ kernel, spatial }) =>
    (b, x) => {
      const gated = (name: string, value: Value): Value =>
        b.multiply(value, b.gate(spatialGate(b, name, value, { kernel, order: "maxMean" })));
      const rotated = (name: string, axis: string): Value =>
        swapAxes(b, gated(name, swapAxes(b, x, "channel", axis)), "channel", axis);
      const branches = [rotated("cw", "height"), rotated("hc", "width"), ...(spatial ? [gated("hw", x)] : [])];
      return mean(b, branches);
    },
});

function mean(b: BlockBuilder, branches: readonly Value[]): Value {
  return b.multiply(sumOf(b, branches), b.number(1 / branches.length));
}
