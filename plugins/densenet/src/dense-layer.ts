import type { Block, BlockBuilder, ConvOptions, Value } from "@netgraft/core";

/** What a dense layer is made from. */
export interface DenseLayerSpec {
  /** Channels that the layer adds (the paper's k). */
  readonly growthRate: number;
  /** Channels of the 1×1 convolution. */
  readonly inner: number;
  /** Dilation of the 3×3 convolution. */
  readonly dilation: number;
  /** BN epsilon. */
  readonly epsilon: number;
}

/** The sites of a dense layer. */
export const denseLayerSites = {
  branchInput: "What enters a layer's first convolution, after the layer's first norm and activation.",
  conv1: "After a layer's 1×1 convolution, before the next norm and activation.",
  residual: "After a layer's 3×3 convolution: the new channels, before they join those before them (standard SE).",
  shortcut: "What all layers before have made, as it is joined with the new channels.",
  output: "The end of a layer, after the new channels have joined; the end of a transition, after its pool.",
} as const;

/**
 * A 1×1 and a 3×3 convolution, each behind its norm and activation, whose result is joined to what enters (Huang et al. 2017, DenseNet-B, section 3);
 * named as in torchvision and timm.
 */
export function denseLayer(spec: DenseLayerSpec): Block {
  const { growthRate, inner, dilation } = spec;
  return {
    type: "denseLayer",
    options: { ...spec },
    stride: 1,
    build(b, x) {
      const entered = b.site("branchInput", activated(b, "norm1", x, spec.epsilon));
      const first = b.site("conv1", convolved(b, 1, entered, { channels: inner }));
      const spatial = { channels: growthRate, kernel: 3, dilation };
      const added = b.site("residual", convolved(b, 2, activated(b, "norm2", first, spec.epsilon), spatial));
      return b.site("output", b.concat([b.site("shortcut", x), added]));
    },
  };
}

/** A norm and its activation. */
export function activated(b: BlockBuilder, norm: string, x: Value, epsilon: number): Value {
  return b.relu(b.batchNorm(norm, x, { epsilon }));
}

/** He et al.'s values over the fan-in, with which torchvision and timm begin. */
export const initializer = { kind: "heNormal", fan: "in" } as const;

/** The n-th convolution, which the config may replace; norm and activation before it stay. */
function convolved(b: BlockBuilder, n: 1 | 2, x: Value, convolution: ConvOptions): Value {
  return b.replaceable(`conv${n}`, x, convolution, () => b.conv(`conv${n}`, x, { ...convolution, initializer }));
}
