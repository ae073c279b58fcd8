import type { Block, BlockBuilder, ConvOptions, Value } from "@netgraft/core";
import type { BottleneckSpec } from "../residual/block-spec.js";

/** What a pre-activation block is made from. */
export type PreActivationSpec = Pick<
  BottleneckSpec,
  "planes" | "stride" | "strideOn" | "firstDilation" | "dilation" | "epsilon" | "dropPath"
>;

/** The sites of pre-activation blocks. */
export const preActivationSites = {
  branchInput:
    "What enters the branch's first convolution alone, after the block's first norm and activation (SE-PRE).",
  conv1: "After the first convolution, before the next norm and activation.",
  conv2: "After the second convolution, before the next norm and activation.",
  conv3: "After a bottleneck's third convolution.",
  residual: "The end of the residual branch, before drop-path and addition (standard SE).",
  shortcut: "The identity or projection path, after the projection (SE-Identity).",
  output: "After the addition, which no activation follows (SE-POST).",
} as const;

/**
 * A pre-activation residual block: each convolution after its norm and activation, nothing after the addition; where
 * shapes differ, the shortcut is a 1×1 convolution of what the first norm and activation give (He et al. 2016, Identity
 * Mappings, section 4.1 and appendix); named as in pytorchcv.
 */
export function preActivationBlock(
  type: string,
  spec: PreActivationSpec,
  channels: number,
  convolutions: readonly ConvOptions[],
): Block {
  const { stride, epsilon, dropPath } = spec;
  return {
    type,
    options: { ...spec },
    stride,
    build(b, x) {
      const activated = activation(b, 1, x, epsilon);
      let y = b.site("branchInput", activated);
      for (const [index, convolution] of convolutions.entries()) {
        const n = index + 1;
        y = b.site(`conv${n}`, convolved(b, n, n === 1 ? y : activation(b, n, y, epsilon), convolution));
      }
      const branch = b.dropPath(b.site("residual", y), dropPath);
      const fits = stride === 1 && x.size("channel") === channels;
      const identity = b.site("shortcut", fits ? x : b.conv("identity_conv", activated, { channels, stride }));
      return b.site("output", b.add(branch, identity, { residual: true }));
    },
  };
}

function activation(b: BlockBuilder, n: number, x: Value, epsilon: number): Value {
  return b.relu(b.batchNorm(`body.conv${n}.bn`, x, { epsilon }));
}

/** The n-th convolution, which the config may replace; norm and activation before it stay. */
function convolved(b: BlockBuilder, n: number, x: Value, convolution: ConvOptions): Value {
  return b.replaceable(`conv${n}`, x, convolution, () => b.conv(`body.conv${n}.conv`, x, convolution));
}
