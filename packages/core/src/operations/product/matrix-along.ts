import type { DecompositionBuilder } from "../../graph/operation.js";
import { sizeOf, type Value } from "../../graph/value.js";
import { matmul } from "./matmul.js";
import { only } from "../rules/only.js";
import { renameAxis } from "../axes/rename-axis.js";
import { unusedAxis } from "../axes/unused-axis.js";

/**
 * The product with a constant matrix along one axis: element k becomes Σ over n of x[n] · weight(n, k).
 * @param size how many elements the axis has afterwards
 */
export function matrixAlong(
  b: DecompositionBuilder,
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
  const y = b.apply(matmul, [x, b.constant({ dtype: x.dtype, axes }, matrix)], { over: axis });
  return only(b.apply(renameAxis, y, { from: product, to: axis }));
}
