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
