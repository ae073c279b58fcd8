import type { BlockBuilder, Value } from "@netgraft/core";
import { convNorm, type UnitNames } from "./conv-norm.js";

/** Input pixels per position after the stem. */
export const stemReduction = 4;

/** A 3×3 convolution of stride 2 and a 3×3 max pool of stride 2, as both ShuffleNets begin. */
export function stem(b: BlockBuilder, names: UnitNames, image: Value, channels: number, epsilon: number): Value {
  const first = b.relu(convNorm(b, names, image, { channels, kernel: 3, stride: 2 }, epsilon));
  return b.maxPool(b.stem(first, { name: names.conv.slice(0, names.conv.lastIndexOf(".")), reduction: 2 }), {
    size: 3,
    stride: 2,
    padding: 1,
  });
}
