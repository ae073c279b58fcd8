import type { Block, BlockBuilder, ConvOptions, Value } from "@netgraft/core";
import type { BlockSpec } from "./block-spec.js";
import { withShortcut } from "./shortcut.js";

/**
 * The bottleneck with norm and activation before each convolution: what the first norm and activation give is also what is added, as it is
 * or projected without a norm (timm's RegNetV).
 */
export function preBottleneck(spec: BlockSpec): Block {
  const { channels, inner, groups, stride, firstDilation } = spec;
  return {
    type: "preActivationBottleneck",
    options: { ...spec },
    stride,
    build(b, x) {
      const entered = activated(b, 1, x, spec);
      const first = convolved(b, 1, b.site("branchInput", entered), { channels: inner });
      const spatial = { channels: inner, kernel: 3, stride, dilation: firstDilation, groups };
      const second = convolved(b, 2, activated(b, 2, first, spec), spatial);
      const third = convolved(b, 3, activated(b, 3, second, spec), { channels });
      const added = withShortcut(b, b.site("residual", third), entered, spec, (path, input, projectionStride) =>
        b.conv(path, input, { channels, stride: projectionStride }),
      );
      return b.site("output", added);
    },
  };
}

function activated(b: BlockBuilder, n: number, x: Value, { epsilon, activation }: BlockSpec): Value {
  return b[activation](b.batchNorm(`norm${n}`, x, { epsilon }));
}

/** The n-th convolution, which the config may replace; norm and activation before it stay. */
function convolved(b: BlockBuilder, n: number, x: Value, convolution: ConvOptions): Value {
  return b.site(
    `conv${n}`,
    b.replaceable(`conv${n}`, x, convolution, () => b.conv(`conv${n}`, x, convolution)),
  );
}
