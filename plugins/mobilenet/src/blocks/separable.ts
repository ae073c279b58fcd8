import type { Block } from "@netgraft/core";
import { type Activation, type Norm, unit } from "./unit.js";

/** What a depthwise separable block is made from. */
export interface SeparableSpec extends Norm {
  readonly channels: number;
  readonly stride: number;
  /** Dilation of the depthwise convolution. */
  readonly dilation: number;
  readonly activation: Activation;
}

/** The sites of a depthwise separable block. */
export const separableSites = {
  depthwise: "After the depthwise convolution, its norm and activation.",
  pointwise: "After the 1×1 convolution, its norm and activation (standard SE).",
} as const;

/** A 3×3 depthwise convolution and a 1×1 convolution (Howard et al. 2017, MobileNets, fig. 3), named as in pytorchcv. */
export function separable(spec: SeparableSpec): Block {
  const { channels, stride, dilation, activation } = spec;
  return {
    type: "separable",
    options: { ...spec },
    stride,
    build(b, x) {
      const inputs = x.size("channel");
      const spatial = { channels: inputs, kernel: 3, stride, dilation, groups: inputs };
      const filtered = b.replaceable("depthwise", x, spatial, () =>
        unit(b, { conv: "dw_conv.conv", norm: "dw_conv.bn" }, x, spatial, spec, activation),
      );
      const y = b.site("depthwise", filtered);
      const mixed = b.replaceable("pointwise", y, { channels }, () =>
        unit(b, { conv: "pw_conv.conv", norm: "pw_conv.bn" }, y, { channels }, spec, activation),
      );
      return b.site("pointwise", mixed);
    },
  };
}
