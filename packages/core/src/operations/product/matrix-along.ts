import type { Formulas } from "../../graph/operation.js";
import { sizeOf, type Value } from "../../graph/value.js";
import { unusedAxis } from "../rules/axes.js";

/**
 * The product with a constant matrix along one axis: element k becomes Σ over n of x[n] · weight(n, k).
 * @param size how many elements the axis has afterwards
 */
export function matrixAlong(
  b: Formulas,
  x: Value,
  axis: string,
  size: number,
  weight: (from: number, to: number) => number,
): Value {
  const length = sizeOf(x, axis);
  const matrix = Array.from({ length }, (_, from) => Array.from({ length: size }, (_, to) => weight(from, to))).flat();
  const product = unusedAxis(x, "product");
  const axes = [
    { name: axis, size: length },
    { name: product, size },
  ];
  return b.renameAxis(b.matmul(x, b.constant({ dtype: x.dtype, axes }, matrix), axis), product, axis);
}

/** Σ x · y over the named axes, which both have; their other axes are matched by name. */
export function sumOfProducts(b: Formulas, x: Value, y: Value, over: readonly string[]): Value {
  const [first, ...others] = over;
  if (first === undefined) return b.multiply(x, y);
  if (others.length === 0) return b.matmul(x, y, first);
  const merged = unusedAxis({ dtype: x.dtype, axes: [...x.axes, ...y.axes] }, "merged");
  return b.matmul(b.mergeAxes(x, over, merged), b.mergeAxes(y, over, merged), merged);
}
