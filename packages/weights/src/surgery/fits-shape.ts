import { elementCount } from "@netgraft/core/graph";

/**
 * Whether a stored tensor can be used as it lies for a spec of another shape: the shapes are equal, or the longer one
 * has nothing but ones after the shorter one. So a dense layer's `[O, I]` is a 1×1 convolution's `[O, I, 1, 1]` and the
 * other way round: some SE implementations use Linear where timm uses Conv2d. Only from two axes on, as a vector of
 * C values beside `[C, 1]` is more probably a mistake than a kernel. A dense layer behind a flattened map can be a convolution as large
 * as the map, `[O, C, H, W]`: timm's VGG.
 */
export function fitsShape(expected: readonly number[], found: readonly number[]): boolean {
  const [outputs, , height = 1, width = 1] = found;
  if (expected.length === 2 && expected[0] === outputs && height > 1 && width > 1)
    return elementCount(expected) === elementCount(found);
  const [shorter, longer] = expected.length <= found.length ? [expected, found] : [found, expected];
  if (shorter.length !== longer.length && shorter.length < 2) return false;
  return longer.every((size, axis) => size === (axis < shorter.length ? shorter[axis] : 1));
}
