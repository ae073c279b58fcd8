import {
  logSoftmax,
  matmul,
  type Operation,
  reduceMax,
  reduceMean,
  reduceMin,
  reduceSum,
  type ReductionAttributes,
  softmax,
  type SoftmaxAttributes,
} from "@netgraft/core/graph";
import { filled, inputAt, type Kernel, kernel, read } from "./kernel.js";
import { offsets } from "./offsets.js";
import type { ReferenceTensor } from "./tensor.js";

/** Operations that take several elements together along axes. */
export const reductions: readonly Kernel[] = [
  reduction(reduceSum, sum),
  reduction(reduceMean, (values) => sum(values) / values.length),
  reduction(reduceMax, (values) => values.reduce((largest, value) => Math.max(largest, value), -Infinity)),
  reduction(reduceMin, (values) => values.reduce((least, value) => Math.min(least, value), Infinity)),
  alongAxis(softmax, (x, highest, total) => Math.exp(x - highest) / total),
  alongAxis(logSoftmax, (x, highest, total) => x - highest - Math.log(total)),
  kernel(matmul, (inputs, y, { over }) => {
    const [a, b] = [inputAt(inputs, 0), inputAt(inputs, 1)];
    const summed = a.axes.filter(({ name }) => name === over);
    const [ofA, ofB] = [a, b].map(({ axes }) => offsets(axes, y));
    const [alongA, alongB] = [a, b].map(({ axes }) => offsets(axes, summed));
    return filled(y, (place) => {
      let total = 0;
      alongA?.forEach((step, p) => {
        const other = read(ofB ?? [], place) + read(alongB ?? [], p);
        total += read(a.data, read(ofA ?? [], place) + step) * read(b.data, other);
      });
      return total;
    });
  }),
];

function reduction(operation: Operation<ReductionAttributes>, reduce: (values: Float64Array) => number): Kernel {
  return kernel(operation, (inputs, y, { axes }) => {
    const x = inputAt(inputs, 0);
    const kept = offsets(x.axes, y);
    return filled(y, (place) => reduce(along(x, axes, read(kept, place))));
  });
}

/** An operation on each element that needs the maximum along an axis, and Σ exp(x − maximum). */
function alongAxis(
  operation: Operation<SoftmaxAttributes>,
  element: (x: number, highest: number, total: number) => number,
): Kernel {
  return kernel(operation, (inputs, y, { axis }) => {
    const x = inputAt(inputs, 0);
    const first = offsets(x.axes, y, { [axis]: () => 0 });
    return filled(y, (place) => {
      const values = along(x, [axis], read(first, place));
      const highest = values.reduce((most, value) => Math.max(most, value), -Infinity);
      return element(read(x.data, place), highest, sum(values.map((value) => Math.exp(value - highest))));
    });
  });
}

/** The elements along all positions of the named axes, from an offset at their first ones. */
function along({ axes, data }: ReferenceTensor, names: readonly string[], from: number): Float64Array {
  const steps = offsets(
    axes,
    axes.filter(({ name }) => names.includes(name)),
  );
  return Float64Array.from(steps, (step) => read(data, from + step));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
