/** The size of an axis: a number, or `any` for the batch of a program that runs at every batch size. */
export type Size = number | "any";

/** One named axis of a value. Names carry the meaning; the order of axes carries none. */
export interface Axis {
  readonly name: string;
  readonly size: Size;
}

/** All axes of a value. The order is that of storage for parameters (PyTorch's), and of listing for others. */
export type Axes = readonly Axis[];

/** Builds axes from pairs in order, e.g. `axes({ out: 64, in: 3, height: 7, width: 7 })`. */
export function axes(sizes: Readonly<Record<string, Size>>): Axes {
  return Object.entries(sizes).map(([name, size]) => ({ name, size }));
}

/** The axes with the size of `name` replaced. */
export function withSize(all: Axes, name: string, size: Size): Axes {
  return all.map((axis) => (axis.name === name ? { name, size } : axis));
}

/** Elements of one example: the product of all sizes, a symbolic batch counted as one. */
export function elementsPerExample(all: Axes): number {
  return all.reduce((product, { name, size }) => (name === "batch" || size === "any" ? product : product * size), 1);
}

/** `batch×64×56×56` with names where asked: `[batch: any, channel: 64, height: 56, width: 56]`. */
export function describeAxes(all: Axes): string {
  return `[${all.map(({ name, size }) => `${name}: ${size}`).join(", ")}]`;
}

/** The sizes of one example: `64×112×112`; the batch is left out. */
export function formatSizes(all: Axes): string {
  return all
    .filter(({ name }) => name !== "batch")
    .map(({ size }) => size)
    .join("×");
}

/** Whether both have the same axes with the same sizes, in whatever order. */
export function sameAxes(a: Axes, b: Axes): boolean {
  return (
    a.length === b.length && a.every(({ name, size }) => b.some((other) => other.name === name && other.size === size))
  );
}

/** What is said of more elements than integers count exactly. */
const tooMany = "there are more elements than can be counted exactly (2^53)";

/** What is wrong with the axes of a value: each has a name of its own and a size above 0. Undefined where nothing is. */
export function axesProblem(all: Axes): string | undefined {
  const misfit = all.find(({ size }) => size !== "any" && !(Number.isSafeInteger(size) && size > 0));
  if (misfit !== undefined) return `the size of axis "${misfit.name}" is not a positive integer`;
  if (elementsPerExample(all) > Number.MAX_SAFE_INTEGER) return tooMany;
  const repeated = all.find(({ name }, index) => all.some((other, before) => before < index && other.name === name));
  return repeated === undefined ? undefined : `there are two axes "${repeated.name}"`;
}

/** What is wrong with the axes of a parameter, buffer or constant: they have no batch, so that all sizes are numbers. */
export function storedAxesProblem(all: Axes): string | undefined {
  const misfit = all.find(({ name, size }) => name === "batch" || size === "any");
  return misfit === undefined
    ? axesProblem(all)
    : `stored tensors have no axis "${misfit.name}" of size ${misfit.size}`;
}
