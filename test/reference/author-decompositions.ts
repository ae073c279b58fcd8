import { at, type Index, tensor } from "./float64-tensor.js";
import type { DecompositionCase, Formula } from "./training-decompositions.js";

const map = tensor({ batch: 2, channel: 3, height: 4, width: 5 }, wave);
const row = tensor({ batch: 2, width: 5 }, wave);
const points = tensor({ channel: 13 }, ({ channel = 0 }) => channel - 6 + 0.25);

/** A function of one element. */
function pointwise(f: (x: number) => number): Formula {
  return ([x = points], index) => f(at(x, index));
}

/** The element at another position along the width. */
function moved(from: (width: number) => number): Formula {
  return ([x = row], index) => at(x, { ...index, width: from(index["width"] ?? 0) });
}

/** The elements of a row by size, and where each stands. */
function sorted(index: Index): readonly { readonly value: number; readonly place: number }[] {
  const values = [0, 1, 2, 3, 4].map((width) => ({ value: at(row, { ...index, width }), place: width }));
  return values.toSorted((a, b) => b.value - a.value);
}

/** Decompositions of what authors ask for beside the published blocks, each beside its definition. */
export const authorDecompositions: Readonly<Record<string, DecompositionCase>> = {
  elu: { attributes: { alpha: 1.5 }, inputs: [points], formula: pointwise((x) => (x > 0 ? x : 1.5 * Math.expm1(x))) },
  flip: { attributes: { axis: "width" }, inputs: [row], formula: moved((width) => 4 - width) },
  leakyRelu: { attributes: { slope: 0.1 }, inputs: [points], formula: pointwise((x) => Math.max(x, 0.1 * x)) },
  mish: { inputs: [points], formula: pointwise((x) => x * Math.tanh(Math.log1p(Math.exp(x)))) },
  reflectPad: {
    attributes: { axis: "width", before: 2, after: 3 },
    inputs: [row],
    formula: moved((width) => [2, 1, 0, 1, 2, 3, 4, 3, 2, 1][width] ?? -1),
  },
  roll: {
    attributes: { axis: "width", shift: 7 },
    inputs: [row],
    formula: moved((width) => [3, 4, 0, 1, 2][width] ?? -1),
  },
  tile: { attributes: { axis: "width", count: 3 }, inputs: [row], formula: moved((width) => width % 5) },
  topK: {
    attributes: { axis: "width", count: 3 },
    inputs: [row],
    formula: (_inputs, index) => sorted(index)[index["width"] ?? -1]?.value ?? Number.NaN,
    others: [(_inputs, index) => sorted(index)[index["width"] ?? -1]?.place ?? Number.NaN],
  },
  unfold: {
    attributes: {
      windows: [
        { axis: "height", size: 3, stride: 2, before: 1, after: 0, dilation: 1 },
        { axis: "width", size: 2, stride: 1, before: 0, after: 0, dilation: 3 },
      ],
    },
    inputs: [map],
    formula: ([x = map], { batch = 0, channel: unfolded = 0, height = 0, width = 0 }) => {
      const [channel, down, across] = [Math.floor(unfolded / 6), Math.floor(unfolded / 2) % 3, unfolded % 2];
      const place = 2 * height + down - 1;
      return place < 0 ? 0 : at(x, { batch, channel, height: place, width: width + 3 * across });
    },
  },
  variance: {
    attributes: { axes: ["width"], keep: false, correction: 1 },
    inputs: [row],
    formula: ([x = row], { batch = 0 }) => {
      const values = [0, 1, 2, 3, 4].map((width) => at(x, { batch, width }));
      const mean = values.reduce((total, value) => total + value / 5, 0);
      return values.reduce((total, value) => total + (value - mean) ** 2 / 4, 0);
    },
  },
};

/** Numbers of either sign that repeat along no axis. */
function wave(index: Index): number {
  return 2.5 * Math.sin(Object.values(index).reduce((total, position) => total * 3 + position, 1));
}
