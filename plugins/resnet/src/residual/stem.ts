import type { BlockBuilder, Value } from "@netgraft/core";

/** A network's first layers, up to the pool. */
export interface Stem {
  /** Input pixels per position after the stem. */
  readonly reduction: number;
  build(b: BlockBuilder, image: Value): Value;
}

/** How a pooling stem pools: 3×3, stride 2, padded by 1 as in torchvision, or unpadded in ceil mode as in Caffe. */
export type StemPool = "padded" | "ceil";

/**
 * The site after a stem's convolutions, and the pool.
 * @param feature the name of the feature map before the pool
 */
export function stemPool(b: BlockBuilder, convolved: Value, pool: StemPool, feature: string): Value {
  const x = b.stem(convolved, { name: feature, reduction: 2 });
  return pool === "padded"
    ? b.maxPool(x, { size: 3, stride: 2, padding: 1 })
    : b.maxPool(x, { size: 3, stride: 2, ceil: true });
}
