import type { OperationExample } from "./examples.test.support.js";
import { window } from "./rules/window.test.support.js";

const map = { batch: "any", channel: 6, height: 5, width: 4 } as const;
// The gradient of batch norm needs to know how many values a channel has.
const batch = { ...map, batch: 2 } as const;
const vector = { channel: 6 };
const windows = ["height", "width"].map((axis) => window(axis, 3, { stride: 2, before: 1, after: 1 }));
const sizes = [
  { axis: "height", size: 5 },
  { axis: "width", size: 4 },
];
// height: floor((5 + 2 − 3) / 2) + 1 = 3; width: floor((4 + 2 − 3) / 2) + 1 = 2
const slid = { ...map, height: 3, width: 2 } as const;

/** At least one use of each operation that networks have in training alone, by kind. */
export const trainingExamples: Readonly<Record<string, readonly OperationExample[]>> = {
  averagePoolGradient: [
    { attributes: { windows, ceil: false, countPadding: true, sizes }, inputs: [slid], output: map },
    // Rounded up, a third window of two positions hangs over the end of the fifth: 1, 2 | 3, 4 | 5.
    {
      attributes: {
        windows: [window("height", 2, { stride: 2 })],
        ceil: true,
        countPadding: false,
        sizes: [{ axis: "height", size: 5 }],
      },
      inputs: [{ ...map, height: 3 }],
      output: map,
    },
  ],
  batchNormTraining: [
    { attributes: { epsilon: 1e-5 }, inputs: [map, vector, vector], output: map, others: [vector, vector] },
  ],
  batchNormTrainingGradient: [
    {
      attributes: { epsilon: 1e-5 },
      inputs: [batch, batch, vector, vector, vector],
      output: batch,
      others: [vector, vector],
    },
  ],
  convInputGradient: [
    {
      attributes: { groups: 2, windows, sizes },
      inputs: [
        { ...slid, channel: 8 },
        { out: 8, in: 3, height: 3, width: 3 },
      ],
      output: map,
    },
  ],
  convWeightGradient: [
    {
      attributes: { groups: 2, windows },
      inputs: [map, { ...slid, channel: 8 }],
      output: { out: 8, in: 3, height: 3, width: 3 },
    },
  ],
  expand: [
    {
      attributes: {
        axes: [
          { name: "batch", size: "any" },
          { name: "height", size: 5 },
          { name: "channel", size: 6 },
        ],
      },
      inputs: [{ batch: "any", channel: 6, height: 1 }],
      output: { batch: "any", height: 5, channel: 6 },
    },
  ],
  maxPoolGradient: [{ attributes: { windows, ceil: false }, inputs: [slid, map], output: map }],
  step: [{ attributes: {}, inputs: [map], output: map }],
};
