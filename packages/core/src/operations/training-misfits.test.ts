import { expect } from "chai";
import type { Attributes } from "../graph/attributes.js";
import { axes, type Size } from "../graph/axes.js";
import { type Cost, elementwise, macs } from "../graph/cost.js";
import type { ValueType } from "../graph/value.js";
import { coreOperations } from "./core-operations.js";
import { type Misfit, testMisfits } from "./misfits.test.support.js";
import { squareWindow } from "./rules/window.js";

const map = { batch: "any", channel: 6, height: 5, width: 4 } as const;
const slid = { batch: "any", channel: 8, height: 3, width: 2 } as const;
const windows = squareWindow({ size: 3, stride: 2, padding: 1 });
const sizes = [
  { axis: "height", size: 5 },
  { axis: "width", size: 4 },
];
const weight = { out: 8, in: 3, height: 3, width: 3 };
const otherAxes = "the gradient has other axes than what it is the gradient of";
const described = "[batch: any, channel: 6, height: 5, width: 4]";
const expanded = { axes: Object.entries({ batch: "any", channel: 6 }).map(([name, size]) => ({ name, size })) };

const misfits: readonly Misfit[] = [
  {
    what: "a value that loses an axis",
    operation: "expand",
    attributes: expanded,
    inputs: [{ batch: "any", height: 1 }],
    message: "the value cannot be repeated to these axes",
    expected: "[batch: any, channel: 6]",
    found: "[batch: any, height: 1]",
  },
  {
    what: "a value of another size",
    operation: "expand",
    attributes: expanded,
    inputs: [{ batch: "any", channel: 3 }],
    message: "the value cannot be repeated to these axes",
    expected: "[batch: any, channel: 6]",
    found: "[batch: any, channel: 3]",
  },
  {
    what: "a batch of any size that is not there",
    operation: "expand",
    attributes: expanded,
    inputs: [{ channel: 6 }],
    message: "the value cannot be repeated to these axes",
    expected: "[batch: any, channel: 6]",
    found: "[channel: 6]",
  },
  {
    what: "an axis that there would be twice",
    operation: "expand",
    attributes: { axes: [...expanded.axes, ...expanded.axes] },
    inputs: [map],
    message: `there are two axes "batch"`,
    found: "[batch: any, channel: 6, batch: any, channel: 6]",
  },
  {
    what: "a gradient of fewer positions",
    operation: "convInputGradient",
    attributes: { groups: 2, windows, sizes },
    inputs: [{ ...slid, width: 3 }, weight],
    message: otherAxes,
    expected: "[batch: any, channel: 8, height: 3, width: 2]",
    found: "[batch: any, channel: 8, height: 3, width: 3]",
  },
  {
    what: "a gradient of other channels than the weight",
    operation: "convInputGradient",
    attributes: { groups: 2, windows, sizes },
    inputs: [{ ...slid, channel: 6 }, weight],
    message: "the weight does not fit the gradient",
    expected: "6 out in 2 groups",
    found: "8",
  },
  {
    what: "groups that do not divide the channels",
    operation: "convWeightGradient",
    attributes: { groups: 4, windows },
    inputs: [map, slid],
    message: "channels are not divisible by the groups",
    expected: "multiples of 4",
    found: "6 in, 8 out",
  },
  {
    what: "a gradient of another batch",
    operation: "convWeightGradient",
    attributes: { groups: 2, windows },
    inputs: [map, { ...slid, batch: 2 }],
    message: otherAxes,
    expected: "[batch: any, channel: 8, height: 3, width: 2]",
    found: "[batch: 2, channel: 8, height: 3, width: 2]",
  },
  {
    what: "a gradient of other channels",
    operation: "maxPoolGradient",
    attributes: { windows, ceil: false },
    inputs: [slid, map],
    message: otherAxes,
    expected: "[batch: any, channel: 6, height: 3, width: 2]",
    found: "[batch: any, channel: 8, height: 3, width: 2]",
  },
  {
    what: "sizes that the windows do not give",
    operation: "averagePoolGradient",
    attributes: { windows, ceil: false, countPadding: true, sizes },
    inputs: [{ ...slid, height: 2 }],
    message: otherAxes,
    expected: "[batch: any, channel: 8, height: 3, width: 2]",
    found: "[batch: any, channel: 8, height: 2, width: 2]",
  },
  {
    what: "a vector of other channels",
    operation: "batchNormTraining",
    attributes: { epsilon: 1e-5 },
    inputs: [map, { channel: 6 }, { channel: 5 }],
    message: "a vector does not fit the channels",
    expected: "6",
    found: "[channel: 5]",
  },
  {
    what: "one value per channel",
    operation: "batchNormTraining",
    attributes: { epsilon: 1e-5 },
    inputs: [{ batch: 1, channel: 6, height: 1, width: 1 }, { channel: 6 }, { channel: 6 }],
    message: "one value per channel has no variance to normalise by",
    found: "[batch: 1, channel: 6, height: 1, width: 1]",
  },
  {
    what: "a gradient of other axes than x",
    operation: "batchNormTrainingGradient",
    attributes: { epsilon: 1e-5 },
    inputs: [slid, map, { channel: 6 }, { channel: 6 }, { channel: 6 }],
    message: otherAxes,
    expected: described,
    found: "[batch: any, channel: 8, height: 3, width: 2]",
  },
];

type Sizes = Readonly<Record<string, Size>>;

const costs: readonly [what: string, kind: string, Attributes, inputs: readonly Sizes[], Cost][] = [
  // As the convolution: 3 · 2 positions of 8 channels, each of 9 · 3 products.
  [
    "the way back to an input as the convolution",
    "convInputGradient",
    { groups: 2, windows, sizes },
    [slid, weight],
    macs(48 * 27),
  ],
  [
    "the way back to a weight as the convolution",
    "convWeightGradient",
    { groups: 2, windows },
    [map, slid],
    macs(48 * 27),
  ],
  ["what is repeated by its elements", "expand", expanded, [{ batch: "any" }], elementwise("expand", 6)],
  ["another order of axes as nothing", "expand", expanded, [{ channel: 6, batch: "any" }], elementwise("expand", 0)],
];

describe("operations of training", () => {
  testMisfits(misfits);

  for (const [what, kind, attributes, inputs, expected] of costs)
    it(`count ${what}`, () => {
      const operation = coreOperations.get(kind) ?? expect.fail(`no operation ${kind}`);
      const types = inputs.map((given): ValueType => ({ dtype: "float32", axes: axes(given) }));
      expect(operation.cost?.(types, operation.infer(types, attributes), attributes)).to.deep.equal(expected);
    });
});
