import type { BlockBuilder, Value } from "@netgraft/core";

/**
 * Two samples of the input, the second of them shifted by one pixel right and down, each through a 1×1 convolution to
 * half of the channels, and a norm over both (Gastaldi's code, `shakeshakeblock.lua`).
 */
export function shakeShortcut(
  b: BlockBuilder,
  x: Value,
  { channels, stride, epsilon }: { readonly channels: number; readonly stride: number; readonly epsilon: number },
): Value {
  const half = Math.floor(channels / 2);
  const first = b.conv("identity_branch.conv1", sampled(b, x, stride), { channels: half });
  const second = b.conv("identity_branch.conv2", sampled(b, shifted(b, x), stride), { channels: channels - half });
  return b.batchNorm("identity_branch.bn", b.concat([first, second]), { epsilon });
}

const spatial = ["height", "width"] as const;

function sampled(b: BlockBuilder, x: Value, stride: number): Value {
  return stride === 1 ? x : spatial.reduce((value, axis) => b.slice(value, axis, { step: stride }), x);
}

/** Zeros enter at the top and on the left; the last row and column leave. */
function shifted(b: BlockBuilder, x: Value): Value {
  return spatial.reduce(
    (value, axis) => b.pad(b.slice(value, axis, { end: value.size(axis) - 1 }), axis, { before: 1 }),
    x,
  );
}
