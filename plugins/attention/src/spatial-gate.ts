import type { LayerBuilder, Value } from "@netgraft/core";

/** In which order the two maps are stacked: the kernel's two input channels. */
export const poolOrders = ["maxMean", "meanMax"] as const;

export interface SpatialGateOptions {
  /** Side of the kernel. */
  readonly kernel: number;
  readonly order: (typeof poolOrders)[number];
}

/**
 * σ(BN(conv [max; mean])), maximum and mean taken over the channels: batch, channel 1, height, width.
 * Parameters: `conv.conv.weight` [1, 2, kernel, kernel] and `conv.bn`.
 */
export function spatialGate(b: LayerBuilder, name: string, x: Value, { kernel, order }: SpatialGateOptions): Value {
  const max = b.reduceMax(x, ["channel"], { keep: true });
  const mean = b.reduceMean(x, ["channel"], { keep: true });
  const pooled = b.concat(order === "maxMean" ? [max, mean] : [mean, max]);
  const map = b.conv(`${name}.conv.conv`, pooled, { channels: 1, kernel });
  return b.sigmoid(b.batchNorm(`${name}.conv.bn`, map, { momentum: 0.01 }));
}
