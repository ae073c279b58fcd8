import type { Attributes } from "../graph/attributes.js";
import type { Size } from "../graph/axes.js";
import { authorExamples } from "./author-examples.test.support.js";
import { window } from "./rules/window.test.support.js";
import { trainingExamples } from "./training-examples.test.support.js";

/** One use of an operation: the axes of its inputs and, worked out by hand, those of its outputs. */
export interface OperationExample {
  readonly attributes: Attributes;
  readonly inputs: readonly Readonly<Record<string, Size>>[];
  readonly output: Readonly<Record<string, Size>>;
  /** Those of its outputs after the first. */
  readonly others?: readonly Readonly<Record<string, Size>>[];
}

const map = { batch: "any", channel: 6, height: 5, width: 4 } as const;
const vector = { channel: 6 };
const same: OperationExample = { attributes: {}, inputs: [map], output: map };
const gated: OperationExample = {
  attributes: {},
  inputs: [map, { batch: "any", channel: 6, height: 1, width: 1 }],
  output: map,
};
const reduced: OperationExample = {
  attributes: { axes: ["height", "width"], keep: false },
  inputs: [map],
  output: { batch: "any", channel: 6 },
};
const keptReduced: OperationExample = {
  attributes: { axes: ["channel"], keep: true },
  inputs: [map],
  output: { batch: "any", channel: 1, height: 5, width: 4 },
};
const strided = { stride: 2, before: 1, after: 1 };

/** At least one use of each operation of core, by kind. */
export const operationExamples: Readonly<Record<string, readonly OperationExample[]>> = {
  ...authorExamples,
  ...trainingExamples,
  abs: [same],
  adaptiveAveragePool: [
    {
      attributes: {
        sizes: [
          { axis: "height", size: 7 },
          { axis: "width", size: 2 },
        ],
      },
      inputs: [map],
      output: { batch: "any", channel: 6, height: 7, width: 2 },
    },
    { attributes: { sizes: [{ axis: "width", size: 2 }] }, inputs: [map], output: { ...map, width: 2 } },
  ],
  add: [
    { attributes: { residual: true }, inputs: [map, map], output: map },
    {
      attributes: { residual: false },
      inputs: [{ channel: 6 }, map],
      output: { channel: 6, batch: "any", height: 5, width: 4 },
    },
  ],
  averagePool: [
    {
      // height: ceil((5 + 2 − 3) / 2) + 1 = 3; width: ceil((4 − 2) / 2) + 1 = 2
      attributes: {
        windows: [window("height", 3, strided), window("width", 2, { stride: 2 })],
        ceil: true,
        countPadding: false,
      },
      inputs: [map],
      output: { batch: "any", channel: 6, height: 3, width: 2 },
    },
  ],
  batchNorm: [
    { attributes: { epsilon: 1e-5, momentum: 0.1 }, inputs: [map, vector, vector, vector, vector], output: map },
  ],
  channelShuffle: [{ attributes: { groups: 3 }, inputs: [map], output: map }],
  clamp: [{ attributes: { minimum: 0, maximum: 6 }, inputs: [map], output: map }],
  concat: [
    {
      attributes: { axis: "channel" },
      inputs: [map, { ...map, channel: 2 }, { ...map, channel: 1 }],
      output: { ...map, channel: 9 },
    },
  ],
  conv: [
    {
      // height: floor((5 + 2 − 3) / 2) + 1 = 3; width: floor((4 + 2 − 3) / 2) + 1 = 2
      attributes: { groups: 2, windows: [window("height", 3, strided), window("width", 3, strided)] },
      inputs: [map, { out: 8, in: 3, height: 3, width: 3 }, { out: 8 }],
      output: { batch: "any", channel: 8, height: 3, width: 2 },
    },
    {
      // One-dimensional, as ECA slides over what were the channels.
      attributes: { groups: 1, windows: [window("position", 3, { before: 1, after: 1 })] },
      inputs: [
        { batch: "any", channel: 1, position: 6 },
        { out: 1, in: 1, position: 3 },
      ],
      output: { batch: "any", channel: 1, position: 6 },
    },
  ],
  dense: [
    {
      attributes: {},
      inputs: [{ batch: "any", channel: 6 }, { out: 10, in: 6 }, { out: 10 }],
      output: { batch: "any", channel: 10 },
    },
    { attributes: {}, inputs: [map, { out: 2, in: 6 }], output: { ...map, channel: 2 } },
  ],
  detach: [same],
  divide: [gated],
  dropPath: [{ attributes: { rate: 0.1 }, inputs: [map], output: map }],
  dropout: [{ attributes: { rate: 0.5 }, inputs: [map], output: map }],
  erf: [same],
  exp: [same],
  gelu: [same],
  globalPool: [
    { attributes: { of: "mean" }, inputs: [map], output: { batch: "any", channel: 6, height: 1, width: 1 } },
    { attributes: { of: "maximum" }, inputs: [map], output: { batch: "any", channel: 6, height: 1, width: 1 } },
  ],
  hardSigmoid: [same],
  hardSwish: [same],
  log: [same],
  logSoftmax: [{ attributes: { axis: "channel" }, inputs: [map], output: map }],
  matmul: [
    {
      // batch and head are shared, key is summed over.
      attributes: { over: "key" },
      inputs: [
        { batch: "any", head: 2, query: 5, key: 7 },
        { batch: "any", head: 2, key: 7, feature: 3 },
      ],
      output: { batch: "any", head: 2, query: 5, feature: 3 },
    },
  ],
  maxPool: [
    {
      // height: floor((5 + 2 − 3) / 2) + 1 = 3; width: floor((4 + 2 − 3) / 2) + 1 = 2
      attributes: { windows: [window("height", 3, strided), window("width", 3, strided)], ceil: false },
      inputs: [map],
      output: { batch: "any", channel: 6, height: 3, width: 2 },
    },
  ],
  maximum: [gated],
  mergeAxes: [
    {
      attributes: { axes: ["channel", "height", "width"], into: "channel" },
      inputs: [map],
      output: { batch: "any", channel: 120 },
    },
  ],
  multiply: [gated],
  nearestResize: [
    {
      attributes: {
        sizes: [
          { axis: "height", size: 12 },
          { axis: "width", size: 3 },
        ],
      },
      inputs: [map],
      output: { ...map, height: 12, width: 3 },
    },
  ],
  pad: [
    {
      attributes: { axis: "width", before: 1, after: 2, value: 0 },
      inputs: [map],
      output: { ...map, width: 7 },
    },
  ],
  reduceMax: [reduced, keptReduced],
  reduceMean: [reduced, keptReduced],
  reduceSum: [reduced, keptReduced],
  relu: [same],
  renameAxis: [
    {
      attributes: { from: "channel", to: "position" },
      inputs: [map],
      output: { batch: "any", position: 6, height: 5, width: 4 },
    },
  ],
  shakeShake: [{ attributes: {}, inputs: [map, map], output: map }],
  sigmoid: [same],
  silu: [same],
  slice: [
    {
      // Positions 1, 3 and 5.
      attributes: { axis: "channel", start: 1, end: 6, step: 2 },
      inputs: [map],
      output: { ...map, channel: 3 },
    },
  ],
  softmax: [{ attributes: { axis: "channel" }, inputs: [map], output: map }],
  softplus: [same],
  splitAxis: [
    {
      attributes: {
        axis: "channel",
        into: [
          { name: "group", size: 2 },
          { name: "channel", size: 3 },
        ],
      },
      inputs: [map],
      output: { batch: "any", group: 2, channel: 3, height: 5, width: 4 },
    },
  ],
  sqrt: [same],
  subtract: [gated],
  tanh: [same],
};
