import type { BlockBuilder, Value } from "@netgraft/core";
import type { BlockSpec } from "../../residual/block-spec.js";

/**
 * What is added to the branch: the input itself where shapes agree; otherwise a projection (`downsample.0`, a
 * convolution, and `downsample.1`, its norm), one behind an average pool (`downsample.1` and `.2`; He et al. 2019,
 * ResNet-D), or the input sampled at every stride-th position with zero channels on both sides (He et al. 2016,
 * option A).
 */
export function shortcut(b: BlockBuilder, x: Value, channels: number, spec: BlockSpec): Value {
  const { stride, epsilon } = spec;
  if (stride === 1 && x.size("channel") === channels) return x;
  if (spec.shortcut === "zeroPad") return zeroPadded(b, x, channels, stride);
  if (spec.shortcut === "averagePool")
    return b.batchNorm("downsample.2", b.conv("downsample.1", averaged(b, x, spec), { channels }), { epsilon });
  // A projection that neither strides nor dilates looks at one position only, whatever the kernel elsewhere.
  const kernel = stride === 1 && spec.dilation === 1 ? 1 : spec.projectionKernel;
  const dilation = kernel > 1 ? spec.firstDilation : 1;
  return b.batchNorm("downsample.1", b.conv("downsample.0", x, { channels, kernel, stride, dilation }), { epsilon });
}

/** Means of 2×2 positions, as timm takes them: at full resolution where the stage dilates, with zeros after the end. */
function averaged(b: BlockBuilder, x: Value, { stride, dilation }: BlockSpec): Value {
  if (stride > 1) return b.averagePool(x, { size: 2, stride, ceil: true, countPadding: false });
  if (dilation === 1) return x;
  const after: readonly [number, number] = [0, 1];
  return b.averagePool(x, { size: 2, stride: 1, padding: [after, after] });
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
