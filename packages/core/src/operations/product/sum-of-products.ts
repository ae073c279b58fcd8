import type { Formulas } from "../../graph/operation.js";
import type { Value } from "../../graph/value.js";
import { unusedAxis } from "../rules/axes.js";

/** Σ x · y over the named axes, which both have; their other axes are matched by name. */
export function sumOfProducts(b: Formulas, x: Value, y: Value, over: readonly string[]): Value {
  const [first, ...others] = over;
  if (first === undefined) return b.multiply(x, y);
  if (others.length === 0) return b.matmul(x, y, first);
  const merged = unusedAxis({ dtype: x.dtype, axes: [...x.axes, ...y.axes] }, "merged");
  return b.matmul(b.mergeAxes(x, over, merged), b.mergeAxes(y, over, merged), merged);
}
