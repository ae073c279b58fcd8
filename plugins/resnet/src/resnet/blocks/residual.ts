import type { Block, BlockBuilder, Json, Value } from "@netgraft/core";
import type { BlockSpec } from "../../residual/block-spec.js";

/** The sites that every residual block has, beside those of its convolutions. */
export const residualSites = {
  branchInput: "What enters the residual branch alone (SE-PRE).",
  residual: "The end of the residual branch, before drop-path and addition (standard SE).",
  shortcut: "The identity or projection path, after the projection (SE-Identity).",
  output: "After addition and activation (SE-POST).",
} as const;

/**
 * A post-activation residual block around a branch: relu(branch(x) + shortcut(x)), with its sites
 * (He et al. 2016, fig. 2).
 */
export function residualBlock(
  type: string,
  spec: BlockSpec & { readonly [key: string]: Json | undefined },
  channels: number,
  branch: (b: BlockBuilder, x: Value) => Value,
): Block {
  return {
    type,
    options: spec,
    stride: spec.stride,
    build(b, x) {
      const residual = b.dropPath(b.site("residual", branch(b, b.site("branchInput", x))), spec.dropPath);
      const identity = b.site("shortcut", shortcut(b, x, channels, spec));
      return b.site("output", b.relu(b.add(residual, identity, { residual: true })));
    },
  };
}

/**
 * What is added to the branch: the input itself where shapes agree; otherwise a projection (`downsample.0`, a
 * convolution, and `downsample.1`, its norm), one behind an average pool (`downsample.1` and `.2`; He et al. 2019,
 * ResNet-D), or the input sampled at every stride-th position with zero channels on both sides (He et al. 2016,
 * option A).
 */
function shortcut(b: BlockBuilder, x: Value, channels: number, spec: BlockSpec): Value {
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
