import { ShapeError } from "../../errors/index.js";
import type { Formulas } from "../../graph/operation.js";
import type { Value } from "../../graph/value.js";

/** x with mean 0 and variance 1 over the named axes: (x − mean) / √(variance + epsilon), the variance over the count. */
export function standardized(b: Formulas, x: Value, axes: readonly string[], epsilon: number): Value {
  const apart = b.subtract(x, b.reduceMean(x, axes, { keep: true }));
  const variance = b.reduceMean(b.multiply(apart, apart), axes, { keep: true });
  return b.divide(apart, b.sqrt(b.add(variance, epsilon)));
}

/** x times a weight, plus a bias, where there are any. */
export function scaled(b: Formulas, x: Value, weight: Value | undefined, bias: Value | undefined): Value {
  const product = weight === undefined ? x : b.multiply(x, weight);
  return bias === undefined ? product : b.add(product, bias);
}

/** x, and a weight and a bias where they are given. @throws NG_SHAPE where there are more inputs, or none */
export function scaledInputs<T>(inputs: readonly T[]): readonly [x: T, weight: T | undefined, bias: T | undefined] {
  const [x, weight, bias] = inputs;
  if (x === undefined || inputs.length > 3)
    throw new ShapeError({ message: "wrong number of inputs", expected: "1, 2 or 3", found: `${inputs.length}` });
  return [x, weight, bias];
}
