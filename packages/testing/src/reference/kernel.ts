import type { Attributes, Operation } from "@netgraft/core";
import { elementsOf, type FixedAxes, type ReferenceTensor } from "./tensor.js";

/** Computes the only output of an operation, element by element. */
export type Compute<A extends Attributes = Attributes> = (
  inputs: readonly ReferenceTensor[],
  y: FixedAxes,
  attributes: A,
) => Float64Array;

/** An operation's kind with what computes it. */
export type Kernel = readonly [kind: string, compute: Compute];

/** Pairs an operation with what computes it. */
export function kernel<A extends Attributes>({ kind }: Operation<A>, compute: Compute<A>): Kernel {
  // The builder of a graph gives each node the attributes of its operation.
  return [kind, compute as Compute];
}

/** The input at a place; operations have checked how many there are. */
export function inputAt(inputs: readonly ReferenceTensor[], index: number): ReferenceTensor {
  const input = inputs[index];
  if (input === undefined) throw new TypeError(`there is no input ${index}`);
  return input;
}

/** Elements of a result, each computed from its place. */
export function filled(y: FixedAxes, element: (place: number) => number): Float64Array {
  return Float64Array.from({ length: elementsOf(y) }, (_, place) => element(place));
}

/** An element; `undefined` is impossible at a place that `offsets` gave. */
export function read(data: ArrayLike<number>, place: number): number {
  return data[place] ?? Number.NaN;
}
