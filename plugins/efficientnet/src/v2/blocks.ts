import type { Block, BlockBuilder, Value } from "@netgraft/core";
import { invertedResidualSites, type InvertedResidualSpec, type Norm, unit } from "@netgraft/plugin-mobilenet";

/** The sites of the blocks of an EfficientNetV2. */
export const efficientnetV2Sites = {
  ...invertedResidualSites,
  expand: "After the convolution that expands, its norm and activation: 3×3 in fused blocks, 1×1 in those after them.",
  depthwise: "After the depthwise convolution, its norm and activation (SE in EfficientNetV2); not in fused blocks.",
  residual: "The end of the branch, with or without an addition after it.",
} as const;

/** What a fused block, or a plain convolution in its place, is made from. */
export type FusedSpec = Pick<InvertedResidualSpec, "expanded" | "channels" | "stride" | "dilation" | "dropPath"> & Norm;

const activation = "silu";

/**
 * A 3×3 convolution that expands and a linear 1×1 projection, around which the input is added where shapes agree
 * (Tan & Le 2021, fig. 2: Fused-MBConv), named as in timm.
 */
export function fusedInvertedResidual(spec: FusedSpec): Block {
  const { expanded, channels, stride, dilation } = spec;
  return {
    type: "fusedInvertedResidual",
    options: { ...spec },
    stride,
    build(b, x) {
      const entered = b.site("branchInput", x);
      const convolution = { channels: expanded, kernel: 3, stride, dilation };
      const wide = b.replaceable("expand", entered, convolution, () =>
        unit(b, { conv: "conv_exp", norm: "bn1" }, entered, convolution, spec, activation),
      );
      const names = { conv: "conv_pwl", norm: "bn2" };
      const projected = unit(b, names, b.site("expand", wide), { channels }, spec);
      return added(b, projected, x, spec);
    },
  };
}

/** A 3×3 convolution, its norm and its activation, to which the input is added where shapes agree (ibid., Table 4, stage 1). */
export function plainResidual(spec: FusedSpec): Block {
  const { channels, stride, dilation } = spec;
  return {
    type: "plainResidual",
    options: { ...spec },
    stride,
    build(b, x) {
      const convolution = { channels, kernel: 3, stride, dilation };
      const names = { conv: "conv", norm: "bn1" };
      return added(b, unit(b, names, b.site("branchInput", x), convolution, spec, activation), x, spec);
    },
  };
}

function added(b: BlockBuilder, branch: Value, x: Value, { channels, stride, dropPath }: FusedSpec): Value {
  const residual = b.site("residual", branch);
  if (stride > 1 || x.size("channel") !== channels) return b.site("output", residual);
  return b.site("output", b.add(b.dropPath(residual, dropPath), b.site("shortcut", x), { residual: true }));
}
