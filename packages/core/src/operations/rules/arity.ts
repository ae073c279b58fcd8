import { ShapeError } from "../../errors/index.js";
import type { Value, ValueType } from "../../graph/value.js";
import type { DType } from "../../tensor/dtype.js";
import type { Attributes } from "../../graph/attributes.js";
import type { Differentiated } from "../../graph/gradient.js";

/** The inputs as a tuple of exactly so many. @throws NG_SHAPE where there are more or fewer. */
export function exactly<T, N extends 1 | 2 | 3 | 5>(count: N, inputs: readonly T[]): Tuple<T, N> {
  if (inputs.length !== count)
    throw new ShapeError({ message: "wrong number of inputs", expected: `${count}`, found: `${inputs.length}` });
  // The length has just been checked.
  return inputs as unknown as Tuple<T, N>;
}

/** At least one input. @throws NG_SHAPE */
export function atLeastOne<T>(inputs: readonly T[]): readonly [T, ...T[]] {
  if (inputs.length === 0)
    throw new ShapeError({ message: "wrong number of inputs", expected: "at least 1", found: "0" });
  // The length has just been checked.
  return inputs as unknown as readonly [T, ...T[]];
}

/** The inputs of an operation that takes x, a weight and optionally a bias. @throws NG_SHAPE */
export function weighted<T>(inputs: readonly T[]): readonly [x: T, weight: T, bias: T | undefined] {
  const [x, weight, bias] = inputs;
  if (x === undefined || weight === undefined || inputs.length > 3)
    throw new ShapeError({ message: "wrong number of inputs", expected: "2 or 3", found: `${inputs.length}` });
  return [x, weight, bias];
}

/** The dtype that all inputs have: nothing is converted silently. @throws NG_SHAPE where they differ */
export function sharedDtype(inputs: readonly [ValueType, ...ValueType[]]): DType {
  const [{ dtype }] = inputs;
  const other = inputs.find((input) => input.dtype !== dtype);
  if (other !== undefined) throw new ShapeError({ message: "the dtypes differ", expected: dtype, found: other.dtype });
  return dtype;
}

type Tuple<T, N extends number> = N extends 1
  ? readonly [T]
  : N extends 2
    ? readonly [T, T]
    : N extends 3
      ? readonly [T, T, T]
      : readonly [T, T, T, T, T];

/** The single output of an operation that has one. */
export function only<T>(outputs: readonly (T | undefined)[]): T {
  const [output] = outputs;
  if (output === undefined || outputs.length !== 1)
    throw new TypeError("the operation does not have exactly one output");
  return output;
}

/** The output of a node that has one, and the gradient that comes back to it. */
export function outputOf<A extends Attributes>({ outputs, gradients }: Differentiated<A>): { y: Value; dy: Value } {
  const [y, dy] = [only(outputs), only(gradients)];
  if (dy === undefined) throw new TypeError("a gradient is asked for where none comes back");
  return { y, dy };
}
