import type { OperationExample } from "./examples.test.support.js";
import { window } from "./rules/window.test.support.js";

const map = { batch: "any", channel: 6, height: 5, width: 4 } as const;
const gate = { batch: "any", channel: 6, height: 1, width: 1 } as const;
const on = (
  attributes: OperationExample["attributes"],
  output: OperationExample["output"] = map,
): OperationExample => ({
  attributes,
  inputs: [map],
  output,
});

/** At least one use of each operation that attention blocks and backbones of authors ask for beside the published ones', by kind. */
export const authorExamples: Readonly<Record<string, readonly OperationExample[]>> = {
  adaptiveMaxPool: [
    on(
      {
        sizes: [
          { axis: "height", size: 7 },
          { axis: "width", size: 2 },
        ],
      },
      { ...map, height: 7, width: 2 },
    ),
    on({ sizes: [{ axis: "width", size: 2 }] }, { ...map, width: 2 }),
  ],
  convTranspose: [
    {
      // height: (5 − 1) · 2 + 3 − 2 + 1 = 10; width: (4 − 1) · 2 + 3 − 2 = 7
      attributes: {
        groups: 2,
        windows: [
          window("height", 3, { stride: 2, before: 1, after: 1 }),
          window("width", 3, { stride: 2, before: 1, after: 1 }),
        ],
        sizes: [
          { axis: "height", size: 10 },
          { axis: "width", size: 7 },
        ],
      },
      inputs: [map, { out: 6, in: 4, height: 3, width: 3 }, { out: 8 }],
      output: { batch: "any", channel: 8, height: 10, width: 7 },
    },
  ],
  elu: [on({ alpha: 1 })],
  flip: [on({ axis: "width" })],
  gather: [
    on({ axis: "width", indices: [3, 0, 3, 3, 1, 0] }, { ...map, width: 6 }),
    on({ axis: "height", indices: [4, 0, 2, 3, 1] }),
  ],
  groupNorm: [
    on({ groups: 3, epsilon: 1e-5 }),
    { attributes: { groups: 6, epsilon: 1e-5 }, inputs: [map, { channel: 6 }, { channel: 6 }], output: map },
  ],
  layerNorm: [
    on({ axes: ["channel"], epsilon: 1e-6 }),
    { attributes: { axes: ["channel"], epsilon: 1e-6 }, inputs: [map, { channel: 6 }, { channel: 6 }], output: map },
    {
      attributes: { axes: ["height", "width"], epsilon: 1e-6 },
      inputs: [map, { height: 5, width: 4 }],
      output: map,
    },
  ],
  leakyRelu: [on({ slope: 0.01 })],
  minimum: [{ attributes: {}, inputs: [map, gate], output: map }],
  mish: [on({})],
  pow: [on({ exponent: 3 }), on({ exponent: 0 })],
  reduceMin: [
    on({ axes: ["height", "width"], keep: false }, { batch: "any", channel: 6 }),
    on({ axes: ["channel"], keep: true }, { ...map, channel: 1 }),
  ],
  reflectPad: [on({ axis: "height", before: 4, after: 1 }, { ...map, height: 10 })],
  resize: [
    on(
      {
        sizes: [
          { axis: "height", size: 9 },
          { axis: "width", size: 4 },
        ],
        mode: "linear",
        alignCorners: false,
      },
      { ...map, height: 9 },
    ),
    on({ sizes: [{ axis: "width", size: 1 }], mode: "cubic", alignCorners: true }, { ...map, width: 1 }),
  ],
  roll: [on({ axis: "height", shift: -2 }), on({ axis: "width", shift: 4 })],
  tile: [on({ axis: "channel", count: 3 }, { ...map, channel: 18 }), on({ axis: "channel", count: 1 })],
  topK: [
    {
      ...on({ axis: "channel", count: 2 }, { ...map, channel: 2 }),
      others: [{ ...map, channel: 2 }],
    },
  ],
  unfold: [
    // height: floor((5 + 2 − 3) / 2) + 1 = 3; width: 4 − 2 + 1 = 3; channels: 6 · 3 · 2
    on(
      { windows: [window("height", 3, { stride: 2, before: 1, after: 1 }), window("width", 2)] },
      { batch: "any", channel: 36, height: 3, width: 3 },
    ),
  ],
  variance: [
    on({ axes: ["height", "width"], keep: false, correction: 1 }, { batch: "any", channel: 6 }),
    on({ axes: ["channel"], keep: true, correction: 0 }, { ...map, channel: 1 }),
  ],
  where: [
    { attributes: {}, inputs: [gate, map, map], output: map },
    { attributes: {}, inputs: [map, { channel: 6 }, gate], output: { channel: 6, batch: "any", height: 5, width: 4 } },
  ],
};
