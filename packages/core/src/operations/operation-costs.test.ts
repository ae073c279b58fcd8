import { expect } from "chai";
import type { Attributes } from "../graph/attributes.js";
import { axes, type Size } from "../graph/axes.js";
import { type Cost, elementwise, macs, noCost } from "../graph/cost.js";
import type { ValueType } from "../graph/value.js";
import { coreOperations } from "./core-operations.js";
import { squareWindow } from "./rules/window.js";

type Sizes = Readonly<Record<string, Size>>;

const map = { batch: "any", channel: 64, height: 56, width: 56 } as const;
const elements = 64 * 56 * 56;
const gate = { batch: "any", channel: 64, height: 1, width: 1 } as const;
const padded3 = { windows: squareWindow({ size: 3, stride: 2, padding: 1 }) };

const cases: readonly [what: string, kind: string, Attributes, inputs: readonly Sizes[], Cost][] = [
  // ResNet-50's first convolution, counted in Table 1 of He et al. 2016 with the rest: 112² · 64 · 7² · 3
  [
    "a 7×7 convolution",
    "conv",
    { groups: 1, windows: squareWindow({ size: 7, stride: 2, padding: 3 }) },
    [
      { batch: "any", channel: 3, height: 224, width: 224 },
      { out: 64, in: 3, height: 7, width: 7 },
    ],
    macs(118_013_952),
  ],
  [
    "a bias as nothing",
    "conv",
    { groups: 1, windows: squareWindow({ size: 1 }) },
    [map, { out: 128, in: 64, height: 1, width: 1 }, { out: 128 }],
    macs(56 * 56 * 128 * 64),
  ],
  [
    "a grouped convolution by its groups",
    "conv",
    { groups: 32, ...padded3 },
    [map, { out: 128, in: 2, height: 3, width: 3 }],
    macs(28 * 28 * 128 * 2 * 9),
  ],
  [
    "a depthwise convolution",
    "conv",
    { groups: 64, windows: squareWindow({ size: 3, padding: 1 }) },
    [map, { out: 64, in: 1, height: 3, width: 3 }],
    macs(elements * 9),
  ],
  [
    "a dilated convolution by its elements",
    "conv",
    { groups: 1, windows: squareWindow({ size: 3, padding: 2, dilation: 2 }) },
    [map, { out: 64, in: 64, height: 3, width: 3 }],
    macs(elements * 64 * 9),
  ],
  [
    "a convolution along one axis",
    "conv",
    { groups: 1, windows: [{ axis: "position", size: 3, stride: 1, before: 1, after: 1, dilation: 1 }] },
    [
      { batch: "any", channel: 1, position: 64 },
      { out: 1, in: 1, position: 3 },
    ],
    macs(64 * 3),
  ],
  [
    "a dense layer",
    "dense",
    {},
    [{ batch: "any", channel: 2048 }, { out: 1000, in: 2048 }, { out: 1000 }],
    macs(2_048_000),
  ],
  ["a dense layer at every position", "dense", {}, [map, { out: 4, in: 64 }], macs(56 * 56 * 4 * 64)],
  [
    "a matrix product",
    "matmul",
    { over: "key" },
    [
      { batch: "any", head: 8, query: 49, key: 32 },
      { batch: "any", head: 8, key: 32, value: 16 },
    ],
    macs(8 * 49 * 32 * 16),
  ],
  [
    "a max pool by the elements under its windows",
    "maxPool",
    { ...padded3, ceil: false },
    [map],
    elementwise("pool", 64 * 28 * 28 * 9),
  ],
  [
    "an average pool likewise",
    "averagePool",
    { windows: squareWindow({ size: 2, stride: 2 }), ceil: false, countPadding: true },
    [map],
    elementwise("pool", 64 * 28 * 28 * 4),
  ],
  [
    // Ranges of 5 positions: 0–1, 1–3, 3–4; of 4 positions: 0, 0–1, 1, 2, 2–3, 3.
    "an adaptive average pool by the elements of its ranges",
    "adaptiveAveragePool",
    {
      sizes: [
        { axis: "height", size: 3 },
        { axis: "width", size: 6 },
      ],
    },
    [{ batch: "any", channel: 64, height: 5, width: 4 }],
    elementwise("pool", 64 * (2 + 3 + 2) * (1 + 2 + 1 + 1 + 2 + 1)),
  ],
  ["a global pool by what it reads", "globalPool", { of: "mean" }, [map], elementwise("globalPool", elements)],
  [
    "a reduction by what it reads",
    "reduceMax",
    { axes: ["channel"], keep: true },
    [map],
    elementwise("reduce", elements),
  ],
  [
    "a norm",
    "batchNorm",
    { epsilon: 1e-5, momentum: 0.1 },
    [map, { channel: 64 }, { channel: 64 }, { channel: 64 }, { channel: 64 }],
    elementwise("normalization", elements),
  ],
  ["an activation", "relu", {}, [map], elementwise("activation", elements)],
  ["a gate's bound", "sigmoid", {}, [gate], elementwise("activation", 64)],
  ["ReLU6", "clamp", { minimum: 0, maximum: 6 }, [map], elementwise("activation", elements)],
  ["a softmax", "softmax", { axis: "channel" }, [map], elementwise("activation", elements)],
  ["its logarithm", "logSoftmax", { axis: "channel" }, [map], elementwise("activation", elements)],
  ["other functions", "exp", {}, [map], elementwise("elementwise", elements)],
  ["a residual addition", "add", { residual: true }, [map, map], elementwise("residualAdd", elements)],
  ["another addition", "add", { residual: false }, [map, map], elementwise("elementwise", elements)],
  ["a product of equals", "multiply", {}, [map, map], elementwise("elementwise", elements)],
  ["a gate that scales channels", "multiply", {}, [map, gate], elementwise("scale", elements)],
  ["a gate that comes first", "multiply", {}, [gate, map], elementwise("scale", elements)],
  ["a gate that scales positions", "multiply", {}, [map, { ...map, channel: 1 }], elementwise("scale", elements)],
  ["a constant that scales", "multiply", {}, [map, {}], elementwise("scale", elements)],
  [
    "an outer product",
    "multiply",
    {},
    [
      { batch: "any", height: 56 },
      { batch: "any", width: 56 },
    ],
    elementwise("scale", 56 * 56),
  ],
  [
    "what only moves axes as nothing",
    "mergeAxes",
    { axes: ["channel", "height", "width"], into: "channel" },
    [map],
    noCost,
  ],
  ["two branches by their sum and its half", "shakeShake", {}, [map, map], elementwise("elementwise", 2 * elements)],
  ["dropout outside training as nothing", "dropout", { rate: 0.5 }, [map], noCost],
];

describe("the cost of operations", () => {
  for (const [what, kind, attributes, inputs, cost] of cases)
    it(`counts ${what}`, () => {
      expect(costOf(kind, attributes, inputs)).to.deep.equal(cost);
    });
});

function costOf(kind: string, attributes: Attributes, inputs: readonly Sizes[]): Cost {
  const operation = coreOperations.get(kind) ?? expect.fail(`no operation ${kind}`);
  const types = inputs.map((sizes): ValueType => ({ dtype: "float32", axes: axes(sizes) }));
  return operation.cost?.(types, operation.infer(types, attributes), attributes) ?? noCost;
}
