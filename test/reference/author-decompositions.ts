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
  adaptiveMaxPool: {
    attributes: {
      sizes: [
        { axis: "height", size: 3 },
        { axis: "width", size: 2 },
      ],
    },
    inputs: [map],
    // Worked out by hand from PyTorch's rule: 4 positions in 3 ranges, 5 positions in 2.
    formula: ([x = map], { batch = 0, channel = 0, height = 0, width = 0 }) => {
      const [rows = [], columns = []] = [
        [
          [0, 1],
          [1, 2],
          [2, 3],
        ][height],
        [
          [0, 1, 2],
          [2, 3, 4],
        ][width],
      ];
      return Math.max(
        ...rows.flatMap((from) => columns.map((across) => at(x, { batch, channel, height: from, width: across }))),
      );
    },
  },
  convTranspose: {
    attributes: {
      groups: 1,
      windows: [{ axis: "width", size: 3, stride: 2, before: 1, after: 1, dilation: 1 }],
      sizes: [{ axis: "width", size: 10 }],
    },
    inputs: [
      tensor({ batch: 2, channel: 3, width: 5 }, wave),
      tensor({ out: 3, in: 2, width: 3 }, wave),
      tensor({ out: 2 }, ({ out = 0 }) => out - 3),
    ],
    // Dumoulin & Visin 2016, section 4: every input adds its kernel to the result, two positions after the one before.
    formula: ([x = map, weight = map, bias = map], { batch = 0, channel: out = 0, width = 0 }) => {
      let total = at(bias, { out });
      for (const channel of [0, 1, 2])
        for (const from of [0, 1, 2, 3, 4])
          for (const tap of [0, 1, 2])
            if (2 * from + tap - 1 === width)
              total += at(x, { batch, channel, width: from }) * at(weight, { out: channel, in: out, width: tap });
      return total;
    },
  },
  elu: { attributes: { alpha: 1.5 }, inputs: [points], formula: pointwise((x) => (x > 0 ? x : 1.5 * Math.expm1(x))) },
  flip: { attributes: { axis: "width" }, inputs: [row], formula: moved((width) => 4 - width) },
  groupNorm: {
    attributes: { groups: 2, epsilon: 0.01 },
    inputs: [
      tensor({ batch: 2, channel: 4, width: 3 }, wave),
      tensor({ channel: 4 }, ({ channel = 0 }) => channel - 0.5),
      tensor({ channel: 4 }, ({ channel = 0 }) => 2 - channel),
    ],
    // Wu & He 2018, eq. 1–7
    formula: ([x = map, weight = map, bias = map], index) => {
      const { batch = 0, channel = 0 } = index;
      const first = channel < 2 ? 0 : 2;
      const values = [first, first + 1].flatMap((of) => [0, 1, 2].map((width) => at(x, { batch, channel: of, width })));
      return normalised(at(x, index), values) * at(weight, { channel }) + at(bias, { channel });
    },
  },
  layerNorm: {
    attributes: { axes: ["channel"], epsilon: 0.01 },
    inputs: [map, tensor({ channel: 3 }, ({ channel = 0 }) => channel - 0.5), tensor({ channel: 3 }, wave)],
    // Ba et al. 2016, eq. 4
    formula: ([x = map, weight = map, bias = map], index) => {
      const values = [0, 1, 2].map((channel) => at(x, { ...index, channel }));
      return normalised(at(x, index), values) * at(weight, index) + at(bias, index);
    },
  },
  leakyRelu: { attributes: { slope: 0.1 }, inputs: [points], formula: pointwise((x) => Math.max(x, 0.1 * x)) },
  mish: { inputs: [points], formula: pointwise((x) => x * Math.tanh(Math.log1p(Math.exp(x)))) },
  reflectPad: {
    attributes: { axis: "width", before: 2, after: 3 },
    inputs: [row],
    formula: moved((width) => [2, 1, 0, 1, 2, 3, 4, 3, 2, 1][width] ?? -1),
  },
  resize: {
    attributes: { sizes: [{ axis: "width", size: 10 }], mode: "linear", alignCorners: false },
    inputs: [row],
    // Twice as many: every new centre lies a quarter of a pixel beside an old one.
    formula: ([x = row], { batch = 0, width = 0 }) => {
      const near = Math.floor(width / 2);
      const far = Math.min(4, Math.max(0, width % 2 === 0 ? near - 1 : near + 1));
      return 0.75 * at(x, { batch, width: near }) + 0.25 * at(x, { batch, width: far });
    },
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

/** A number less the mean of some, over their deviation. */
function normalised(x: number, values: readonly number[]): number {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
  return (x - mean) / Math.sqrt(variance + 0.01);
}

/** Numbers of either sign that repeat along no axis. */
function wave(index: Index): number {
  return 2.5 * Math.sin(Object.values(index).reduce((total, position) => total * 3 + position, 1));
}
