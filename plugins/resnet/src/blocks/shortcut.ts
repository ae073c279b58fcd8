import type { BlockBuilder, Value } from "@netgraft/core";
import type { BlockSpec } from "./block-spec.js";

/**
 * What is added to the branch: the input itself where shapes agree; otherwise a projection (`downsample.0`, a
 * convolution, and `downsample.1`, its norm), or the input sampled at every stride-th position with zero channels
 * on both sides (He et al. 2016, option A).
 */
export function shortcut(b: BlockBuilder, x: Value, channels: number, spec: BlockSpec): Value {
  const { stride } = spec;
  if (stride === 1 && x.size("channel") === channels) return x;
  if (spec.shortcut === "zeroPad") return zeroPadded(b, x, channels, stride);
  // A projection that neither strides nor dilates looks at one position only, whatever the kernel elsewhere.
  const kernel = stride === 1 && spec.dilation === 1 ? 1 : spec.projectionKernel;
  const dilation = kernel > 1 ? spec.firstDilation : 1;
  return b.batchNorm("downsample.1", b.conv("downsample.0", x, { channels, kernel, stride, dilation }), {
    epsilon: spec.epsilon,
  });
}

function zeroPadded(b: BlockBuilder, x: Value, channels: number, stride: number): Value {
  const sampled = ["height", "width"].reduce(
    (value, axis) => (stride === 1 ? value : b.slice(value, axis, { step: stride })),
    x,
  );
  const missing = channels - x.size("channel");
  const before = Math.floor(missing / 2);
  return b.pad(sampled, "channel", { before, after: missing - before });
}
