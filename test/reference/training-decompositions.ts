import type { Attributes } from "@netgraft/core/graph";
import { at, type Float64Tensor, type Index, tensor } from "./float64-tensor.js";

/** Element by element, as the literature writes it. */
export type Formula = (inputs: readonly Float64Tensor[], index: Index) => number;

export interface DecompositionCase {
  readonly attributes?: Attributes;
  readonly inputs: readonly Float64Tensor[];
  readonly formula: Formula;
  /** Of the outputs after the first. */
  readonly others?: readonly Formula[];
}

const epsilon = 0.01;
const places: readonly Index[] = [0, 1].flatMap((batch) => [0, 1, 2].map((height) => ({ batch, height })));
const x = tensor({ batch: 2, channel: 3, height: 3 }, ({ batch = 0, channel = 0, height = 0 }) =>
  Math.sin(1 + 9 * batch + 4 * channel + 2 * height * height),
);
const dy = tensor(x.sizes, ({ batch = 0, channel = 0, height = 0 }) => Math.cos(7 * batch + 2 * channel + 3 * height));
const weight = tensor({ channel: 3 }, ({ channel = 0 }) => channel - 0.5);
const bias = tensor({ channel: 3 }, ({ channel = 0 }) => 2 - channel);
const mean = tensor({ channel: 3 }, ({ channel }) => sum((place) => at(x, { ...place, channel: channel ?? 0 })) / 6);
const variance = tensor(
  { channel: 3 },
  ({ channel = 0 }) => sum((place) => (at(x, { ...place, channel }) - at(mean, { channel })) ** 2) / 6,
);

function sum(element: (place: Index) => number): number {
  return places.reduce((total, place) => total + element(place), 0);
}

function deviation(channel: number): number {
  return Math.sqrt(at(variance, { channel }) + epsilon);
}

function normalized(place: Index, channel: number): number {
  return (at(x, { ...place, channel }) - at(mean, { channel })) / deviation(channel);
}

/** Cases of the operations that networks have in training alone. */
export const trainingDecompositions: Readonly<Record<string, DecompositionCase>> = {
  averagePoolGradient: {
    attributes: {
      windows: [{ axis: "height", size: 3, stride: 2, before: 1, after: 1, dilation: 1 }],
      ceil: true,
      countPadding: false,
      sizes: [{ axis: "height", size: 4 }],
    },
    inputs: [tensor({ batch: 2, height: 3 }, ({ batch = 0, height = 0 }) => 1 + batch + height * height)],
    // The windows are padding, 0, 1 | 1, 2, 3 | 3, padding: means over 2, 3 and 1 positions.
    formula: ([g = dy], { batch = 0, height = 0 }) => {
      const [first = 0, second = 0, third = 0] = [0, 1, 2].map((window_) => at(g, { batch, height: window_ }));
      return [first / 2, first / 2 + second / 3, second / 3, second / 3 + third][height] ?? 0;
    },
  },
  batchNormTraining: {
    attributes: { epsilon },
    inputs: [x, weight, bias],
    // Ioffe & Szegedy 2015, algorithm 1
    formula: (_, { channel = 0, ...place }) =>
      at(weight, { channel }) * normalized(place, channel) + at(bias, { channel }),
    others: [(_, index) => at(mean, index), (_, index) => at(variance, index)],
  },
  batchNormTrainingGradient: {
    attributes: { epsilon },
    inputs: [dy, x, weight, mean, variance],
    // Ioffe & Szegedy 2015, section 3, the chain rule as they write it
    formula: (_, { channel = 0, ...place }) => {
      const ofNormalized = (at_: Index): number => at(dy, { ...at_, channel }) * at(weight, { channel });
      const distance = (at_: Index): number => at(x, { ...at_, channel }) - at(mean, { channel });
      const ofVariance = sum((at_) => (ofNormalized(at_) * distance(at_) * -0.5) / deviation(channel) ** 3);
      const ofMean =
        sum((at_) => -ofNormalized(at_) / deviation(channel)) + (ofVariance * sum((at_) => -2 * distance(at_))) / 6;
      return ofNormalized(place) / deviation(channel) + (ofVariance * 2 * distance(place)) / 6 + ofMean / 6;
    },
    others: [
      (_, { channel = 0 }) => sum((place) => at(dy, { ...place, channel }) * normalized(place, channel)),
      (_, { channel = 0 }) => sum((place) => at(dy, { ...place, channel })),
    ],
  },
};
