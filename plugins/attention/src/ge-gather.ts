import type { BlockBuilder, Value } from "@netgraft/core";

export interface Gather {
  /** Whether by convolutions. */
  readonly learned: boolean;
  /** How many positions one gathered position stands for, along each side. */
  readonly extent: number | "global";
}

/** GE's ξ: batch, channel, and height and width divided by the extent and rounded up, or 1. */
export function gather(b: BlockBuilder, x: Value, { learned, extent }: Gather): Value {
  if (extent === "global") return learned ? wholeMap(b, x) : b.globalAveragePool(x);
  if (learned) return strided(b, x, Math.log2(extent));
  return b.averagePool(x, { size: 2 * extent - 1, stride: extent, padding: extent - 1, countPadding: false });
}

/** One depthwise convolution as large as the map. */
function wholeMap(b: BlockBuilder, x: Value): Value {
  const channels = x.size("channel");
  const kernel = [x.size("height"), x.size("width")] as const;
  return b.batchNorm("gather.norm1", b.conv("gather.conv1", x, { channels, groups: channels, kernel, padding: 0 }));
}

/** Depthwise 3×3 convolutions of stride 2, each with BN, with ReLU between them. */
function strided(b: BlockBuilder, x: Value, count: number): Value {
  const channels = x.size("channel");
  return Array.from({ length: count }, (_, index) => index + 1).reduce((value, n) => {
    const y = b.conv(`gather.conv${n}`, value, { channels, groups: channels, kernel: 3, stride: 2 });
    const normed = b.batchNorm(`gather.norm${n}`, y);
    return n === count ? normed : b.relu(normed);
  }, x);
}
