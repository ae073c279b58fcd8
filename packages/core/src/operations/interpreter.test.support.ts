import type { Graph } from "../graph/graph.js";
import type { Node } from "../graph/node.js";
import type { Value } from "../graph/value.js";
import { erfSeries } from "./erf-series.test.support.js";

/** Sizes by axis, in storage order, and the elements in row-major order, in float64. */
export interface Tensor {
  readonly sizes: Readonly<Record<string, number>>;
  readonly data: readonly number[];
}

type Index = Readonly<Record<string, number>>;

/** Evaluates the simple operations that decompositions are made of, element by element and axis by axis: slow and plain. */
export function interpret(graph: Graph, given: Readonly<Record<string, Tensor>>): Readonly<Record<string, Tensor>> {
  const tensors = new Map<number, Tensor>();
  const tensorOf = (value: Value): Tensor => {
    const { source } = value;
    if (source.kind === "constant") return { sizes: sizesOf(value), data: source.data };
    const computed = tensors.get(value.id);
    if (computed !== undefined) return computed;
    const name = "name" in source ? source.name : value.id;
    return given[name] ?? missing(`no tensor is given for ${name}`);
  };
  for (const node of graph.nodes) {
    const [output] = node.outputs;
    if (output !== undefined) tensors.set(output.id, compute(node, node.inputs.map(tensorOf)));
  }
  return Object.fromEntries(Object.entries(graph.outputs).map(([name, value]) => [name, tensorOf(value)]));
}

/** A tensor whose elements are a function of their index. */
export function tensor(sizes: Readonly<Record<string, number>>, element: (index: Index) => number): Tensor {
  let indices: Index[] = [{}];
  for (const [axis, size] of Object.entries(sizes))
    indices = indices.flatMap((index) =>
      Array.from({ length: size }, (_, position) => ({ ...index, [axis]: position })),
    );
  return { sizes, data: indices.map(element) };
}

/** The element at an index; axes that the tensor lacks are ignored, those of size 1 have but one position. */
export function at({ sizes, data }: Tensor, index: Index): number {
  const offset = Object.entries(sizes).reduce(
    (before, [axis, size]) => before * size + (size === 1 ? 0 : (index[axis] ?? missing(`no position along ${axis}`))),
    0,
  );
  return data[offset] ?? missing(`no element ${offset}`);
}

const unary: Readonly<Record<string, (x: number) => number>> = {
  erf: erfSeries,
  exp: Math.exp,
  relu: (x) => Math.max(x, 0),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  sqrt: Math.sqrt,
};
const binary: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  divide: (a, b) => a / b,
  multiply: (a, b) => a * b,
  subtract: (a, b) => a - b,
};
const reductions: Readonly<Record<string, (elements: readonly number[]) => number>> = {
  reduceMax: (elements) => Math.max(...elements),
  reduceMean: (elements) => sum(elements) / elements.length,
  reduceSum: sum,
};

function compute({ operation: { kind }, attributes, outputs: [output] }: Node, [x, y]: readonly Tensor[]): Tensor {
  if (x === undefined || output === undefined) return missing(`${kind} has no input or no output`);
  const batch = x.sizes["batch"] ?? y?.sizes["batch"];
  const sizes = { ...sizesOf(output), ...(output.has("batch") && batch !== undefined ? { batch } : {}) };
  const build = (element: (index: Index) => number): Tensor => tensor(sizes, element);
  const [one, two, reduce] = [unary[kind], binary[kind], reductions[kind]];
  if (one !== undefined) return build((index) => one(at(x, index)));
  if (two !== undefined && y !== undefined) return build((index) => two(at(x, index), at(y, index)));
  if (reduce !== undefined) return build((index) => reduce(along(x, attributes["axes"] as string[], index)));
  if (kind === "clamp") {
    const { minimum, maximum } = attributes as { minimum: number; maximum: number };
    return build((index) => Math.min(Math.max(at(x, index), minimum), maximum));
  }
  if (kind === "expand") return build((index) => at(x, index));
  if (kind === "detach") return x;
  // A split keeps the order of the elements, as a new name does.
  if (kind === "renameAxis" || kind === "splitAxis") return { sizes, data: x.data };
  if (kind === "mergeAxes") {
    const { axes, into } = attributes as { axes: readonly string[]; into: string };
    return build((index) => at(x, { ...index, ...unmerged(x, axes, index[into] ?? 0) }));
  }
  if (kind === "matmul" && y !== undefined) {
    const { over } = attributes as { over: string };
    const positions = [...Array(x.sizes[over]).keys()];
    return build((index) => sum(positions.map((p) => at(x, { ...index, [over]: p }) * at(y, { ...index, [over]: p }))));
  }
  return missing(`${kind} is not interpreted`);
}

/** The position along each axis that became this position when they were merged, slowest first. */
function unmerged(x: Tensor, axes: readonly string[], merged: number): Index {
  let rest = merged;
  const positions: Record<string, number> = {};
  for (const axis of axes.toReversed()) {
    const size = x.sizes[axis] ?? 1;
    positions[axis] = rest % size;
    rest = Math.floor(rest / size);
  }
  return positions;
}

/** The elements at an index, along all positions of the named axes. */
function along(x: Tensor, names: readonly string[], index: Index): readonly number[] {
  const all = tensor(Object.fromEntries(names.map((name) => [name, x.sizes[name] ?? 0])), (place) =>
    at(x, { ...index, ...place }),
  );
  return all.data;
}

function sizesOf({ axes }: Value): Record<string, number> {
  return Object.fromEntries(axes.map(({ name, size }) => [name, size === "any" ? 1 : size]));
}

function sum(elements: readonly number[]): number {
  return elements.reduce((total, element) => total + element, 0);
}

function missing(message: string): never {
  throw new TypeError(message);
}
