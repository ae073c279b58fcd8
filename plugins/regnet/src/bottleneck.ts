import type { Block, BlockBuilder, ConvOptions, Value } from "@netgraft/core";
import type { BlockSpec } from "./block-spec.js";
import { withShortcut } from "./shortcut.js";

/**
 * A 1×1, a grouped 3×3 and a 1×1 convolution, each with its norm, around which the input is added (Radosavovic et al. 2020, fig. 4),
 * named as in timm.
 */
export function bottleneck(spec: BlockSpec): Block {
  const { channels, inner, groups, stride, firstDilation, activation, linearOutput, epsilon } = spec;
  return {
    type: "bottleneck",
    options: { ...spec },
    stride,
    build(b, x) {
      const first = unit(b, 1, b.site("branchInput", x), { channels: inner }, spec);
      const second = unit(b, 2, first, { channels: inner, kernel: 3, stride, dilation: firstDilation, groups }, spec);
      const third = unit(b, 3, second, { channels }, spec);
      const added = withShortcut(b, b.site("residual", third), x, spec, (path, entered, projectionStride) => {
        const projected = b.conv(`${path}.conv`, entered, { channels, stride: projectionStride });
        return b.batchNorm(`${path}.bn`, projected, { epsilon });
      });
      return b.site("output", linearOutput ? added : b[activation](added));
    },
  };
}

/** The n-th convolution with its norm and, unless it is the last, its activation, which the config may replace. */
function unit(
  b: BlockBuilder,
  n: 1 | 2 | 3,
  x: Value,
  convolution: ConvOptions,
  { epsilon, activation, zeroInit }: BlockSpec,
): Value {
  const y = b.replaceable(`conv${n}`, x, convolution, () => {
    const normed = b.batchNorm(`conv${n}.bn`, b.conv(`conv${n}.conv`, x, convolution), {
      epsilon,
      zeroInit: n === 3 && zeroInit,
    });
    return n === 3 ? normed : b[activation](normed);
  });
  return b.site(`conv${n}`, y);
}
