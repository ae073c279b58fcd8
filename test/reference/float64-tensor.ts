import { type Graph, type Tensor, tensorFrom } from "@netgraft/core/graph";
import { evaluate } from "@netgraft/testing";

/** Sizes by axis, in storage order, and the elements in row-major order, in float64. */
export interface Float64Tensor {
  readonly sizes: Readonly<Record<string, number>>;
  readonly data: readonly number[];
}

/** A position along each axis. */
export type Index = Readonly<Record<string, number>>;

/** A tensor whose elements are a function of their index. */
export function tensor(sizes: Readonly<Record<string, number>>, element: (index: Index) => number): Float64Tensor {
  let indices: Index[] = [{}];
  for (const [axis, size] of Object.entries(sizes))
    indices = indices.flatMap((index) =>
      Array.from({ length: size }, (_, position) => ({ ...index, [axis]: position })),
    );
  return { sizes, data: indices.map(element) };
}

/** The element at an index; axes that the tensor lacks are ignored, those of size 1 have but one position. */
export function at({ sizes, data }: Float64Tensor, index: Index): number {
  const offset = Object.entries(sizes).reduce(
    (before, [axis, size]) => before * size + (size === 1 ? 0 : (index[axis] ?? missing(`no position along ${axis}`))),
    0,
  );
  return data[offset] ?? missing(`no element ${offset}`);
}

/** The outputs of a graph by the reference evaluation. @param given inputs, parameters and buffers by name */
export function computed(
  graph: Graph,
  given: Readonly<Record<string, Float64Tensor>>,
): Readonly<Record<string, Float64Tensor>> {
  const tensors = Object.entries(given).map(([name, { sizes, data }]): [string, Tensor] => [
    name,
    tensorFrom("float64", Object.values(sizes), data),
  ]);
  const outputs = evaluate({ graph, state: new Map(tensors) }, Object.fromEntries(tensors));
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { axes, data }]) => [
      name,
      { sizes: Object.fromEntries(axes.map((axis) => [axis.name, axis.size])), data: [...data] },
    ]),
  );
}

function missing(message: string): never {
  throw new TypeError(message);
}
