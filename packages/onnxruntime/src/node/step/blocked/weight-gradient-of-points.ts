import { arrange, type Emission } from "@netgraft/onnx/lowering";
import { mapOrder } from "../chain/feature-map.js";
import type { StepContext } from "../rules/rule.js";
import { transposedProduct } from "../transposed-product.js";
import { reshaped } from "./operators.js";
import type { BlockedWeightGradient } from "./weight-gradient.js";

/**
 * The gradient of the weight of a 1×1 convolution as matrix products: a product for each example, whose sum is taken; or
 * one product over all examples where weights have more elements than feature maps.
 * @returns the name of the gradient as it is stored
 */
export function weightGradientOfPoints(
  { x, dy, map, plane, shape: [out = 1, into = 1], block }: BlockedWeightGradient,
  { emission, forms }: StepContext,
): string {
  const { batch, height, width } = map.sizes;
  const positions = height * width;
  const given = arrange(emission, forms.tensor(x), mapOrder).name;
  const strides = [plane.height.stride, plane.width.stride];
  const points = strides.every((stride) => stride === 1) ? given : everyNth(emission, given, strides, [height, width]);
  const passed = arrange(emission, forms.tensor(dy), mapOrder).name;
  const isByExample = out * into <= (out + into) * positions;
  const product = isByExample
    ? sumOfProducts(
        emission,
        reshaped(emission, points, [batch, into, positions]),
        reshaped(emission, passed, [batch, out, positions]),
      )
    : transposedProduct(emission, asRow(points, into), asRow(passed, out));
  const split = reshaped(emission, product, [into / block, block, out / block, block]);
  const moved = emission.assist("Transpose", [split], { perm: [2, 0, 1, 3] });
  return reshaped(emission, moved, [out * into]);

  /** [channels, examples and positions]. */
  function asRow(name: string, channels: number): string {
    const apart = reshaped(emission, name, [batch, channels, positions]);
    return reshaped(emission, emission.assist("Transpose", [apart], { perm: [1, 0, 2] }), [
      channels,
      batch * positions,
    ]);
  }
}

function sumOfProducts(emission: Emission, x: string, dy: string): string {
  const products = transposedProduct(emission, x, dy);
  return emission.assist("ReduceSum", [products, emission.integers([0])], { keepdims: 0 });
}

/** The positions that a window with these strides looks at. */
function everyNth(emission: Emission, name: string, strides: readonly number[], counts: readonly number[]): string {
  const ends = strides.map((stride, index) => ((counts[index] ?? 1) - 1) * stride + 1);
  const lists = [[0, 0], ends, [2, 3], strides].map((list) => emission.integers(list));
  return emission.assist("Slice", [name, ...lists]);
}
