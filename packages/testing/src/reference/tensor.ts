import { type Axes, numbersOf, type Tensor, type ValueType } from "@netgraft/core/graph";

/** Axes whose sizes are numbers, in storage order. */
export type FixedAxes = readonly { readonly name: string; readonly size: number }[];

/** A tensor in float64: the elements row by row in the order of the axes. */
export interface ReferenceTensor {
  readonly axes: FixedAxes;
  readonly data: Float64Array;
}

/** The axes of a graph whose batch is a number. */
export function fixedAxes({ axes }: { readonly axes: Axes }): FixedAxes {
  return axes.map(({ name, size }) => {
    if (size === "any") throw new TypeError(`the size of axis "${name}" is not known`);
    return { name, size };
  });
}

export function elementsOf(axes: FixedAxes): number {
  return axes.reduce((product, { size }) => product * size, 1);
}

/** A tensor that is given from outside, after a check that it has the shape of the value that it stands for. */
export function toReference(name: string, type: ValueType, tensor: Tensor): ReferenceTensor {
  const { shape } = tensor;
  const axes = fixedAxes(type);
  const expected = axes.map(({ size }) => size);
  if (expected.length !== shape.length || expected.some((size, index) => size !== shape[index]))
    throw new TypeError(`${name} has the shape [${shape.join(", ")}] instead of [${expected.join(", ")}]`);
  return { axes, data: Float64Array.from(numbersOf(tensor)) };
}
