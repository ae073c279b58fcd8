import { axes, coreOperations, decompose, GraphBuilder } from "@netgraft/core/graph";
import { expect } from "chai";
import { at, computed, type Float64Tensor, tensor } from "./float64-tensor.js";
import { authorDecompositions } from "./author-decompositions.js";
import { type DecompositionCase, trainingDecompositions } from "./training-decompositions.js";

const map = tensor({ batch: 2, channel: 3, height: 2, width: 2 }, (index) => wave(index, 2.5));
const points = tensor({ channel: 13 }, ({ channel = 0 }) => channel - 6 + 0.25);
const first = ([x]: readonly Float64Tensor[], index: Readonly<Record<string, number>>): number =>
  at(x ?? points, index);

const cases: Readonly<Record<string, DecompositionCase>> = {
  ...authorDecompositions,
  ...trainingDecompositions,
  adaptiveAveragePool: {
    attributes: {
      sizes: [
        { axis: "height", size: 3 },
        { axis: "width", size: 6 },
      ],
    },
    inputs: [tensor({ range: 2, height: 5, width: 4 }, (index) => wave(index, 2))],
    // Worked out by hand from PyTorch's rule: 5 positions in 3 ranges, 4 positions in 6.
    formula: ([x = map], { range = 0, height = 0, width = 0 }) => {
      const rows =
        [
          [0, 1],
          [1, 2, 3],
          [3, 4],
        ][height] ?? [];
      const columns = [[0], [0, 1], [1], [2], [2, 3], [3]][width] ?? [];
      const sum = rows.flatMap((row) => columns.map((column) => at(x, { range, height: row, width: column })));
      return sum.reduce((total, element) => total + element, 0) / (rows.length * columns.length);
    },
  },
  batchNorm: {
    attributes: { epsilon: 0.01, momentum: 0.1 },
    inputs: [
      map,
      tensor({ channel: 3 }, ({ channel = 0 }) => channel - 0.5),
      tensor({ channel: 3 }, ({ channel = 0 }) => 2 - channel),
      tensor({ channel: 3 }, ({ channel = 0 }) => 0.1 * channel),
      tensor({ channel: 3 }, ({ channel = 0 }) => 0.5 + channel),
    ],
    // Ioffe & Szegedy 2015, algorithm 1, with the running statistics: γ (x − μ) / √(σ² + ε) + β
    formula: (inputs, index) => {
      const [x = 0, weight = 0, bias = 0, mean = 0, variance = 0] = inputs.map((input) => at(input, index));
      return (weight * (x - mean)) / Math.sqrt(variance + 0.01) + bias;
    },
  },
  channelShuffle: {
    attributes: { groups: 3 },
    inputs: [tensor({ batch: 2, channel: 6, height: 2 }, (index) => wave(index, 2))],
    // Groups 0–1, 2–3 and 4–5: first the first channel of each group, then the second of each.
    formula: ([x = map], { batch = 0, channel = 0, height = 0 }) =>
      at(x, { batch, channel: [0, 2, 4, 1, 3, 5][channel] ?? 0, height }),
  },
  dense: {
    inputs: [
      tensor({ batch: 2, channel: 3 }, (index) => wave(index, 1)),
      tensor({ out: 4, in: 3 }, ({ out = 0, in: from = 0 }) => out - 2 * from + 0.5),
      tensor({ out: 4 }, ({ out = 0 }) => 10 * out),
    ],
    // y = W x + b
    formula: ([x = map, weight = map, bias = map], { batch = 0, channel: out = 0 }) =>
      [0, 1, 2].reduce(
        (total, from) => total + at(weight, { out, in: from }) * at(x, { batch, channel: from }),
        at(bias, { out }),
      ),
  },
  detach: { inputs: [map], formula: first },
  dropPath: { attributes: { rate: 0.5 }, inputs: [map], formula: first },
  dropout: { attributes: { rate: 0.5 }, inputs: [map], formula: first },
  gelu: {
    inputs: [tensor({ channel: 5 }, ({ channel = 0 }) => channel - 2)],
    // x · Φ(x), the distribution function of the normal distribution as printed in tables.
    formula: (inputs, index) => {
      const x = first(inputs, index);
      const below = { 0: 0.5, 1: 0.8413447460685429, 2: 0.9772498680518208 }[Math.abs(x)] ?? Number.NaN;
      return x * (x < 0 ? 1 - below : below);
    },
  },
  globalPool: {
    attributes: { of: "mean" },
    inputs: [map],
    // Hu et al. 2018, eq. 2
    formula: ([x = map], { batch = 0, channel = 0 }) => {
      let total = 0;
      for (const height of [0, 1]) for (const width of [0, 1]) total += at(x, { batch, channel, height, width });
      return total / (2 * 2);
    },
  },
  hardSigmoid: {
    inputs: [points],
    // Howard et al. 2019: ReLU6(x + 3) / 6
    formula: (inputs, index) => Math.min(6, Math.max(0, first(inputs, index) + 3)) / 6,
  },
  hardSwish: {
    inputs: [points],
    formula: (inputs, index) => (first(inputs, index) * Math.min(6, Math.max(0, first(inputs, index) + 3))) / 6,
  },
  nearestResize: {
    attributes: {
      sizes: [
        { axis: "height", size: 7 },
        { axis: "width", size: 2 },
      ],
    },
    inputs: [tensor({ product: 2, height: 3, width: 4 }, (index) => wave(index, 2))],
    // ⌊k · 3 / 7⌋ and ⌊k · 4 / 2⌋, worked out by hand.
    formula: ([x = map], { product = 0, height = 0, width = 0 }) =>
      at(x, { product, height: [0, 0, 0, 1, 1, 2, 2][height] ?? 0, width: [0, 2][width] ?? 0 }),
  },
  shakeShake: {
    inputs: [map, tensor({ batch: 2, channel: 3, height: 2, width: 2 }, (index) => wave(index, 1.5))],
    // Gastaldi 2017, at test time: 1/2 a + 1/2 b
    formula: ([a = map, b = map], index) => 0.5 * at(a, index) + 0.5 * at(b, index),
  },
  silu: {
    inputs: [points],
    formula: (inputs, index) => first(inputs, index) / (1 + Math.exp(-first(inputs, index))),
  },
};

describe("the decomposition of an operation", () => {
  it("is checked for each operation that has one", () => {
    const decomposable = [...coreOperations.values()].filter((operation) => operation.decompose !== undefined);
    expect(Object.keys(cases)).to.have.members(decomposable.map(({ kind }) => kind));
  });

  for (const [kind, example] of Object.entries(cases))
    it(`computes ${kind} as its formula does`, () => {
      check(kind, example);
    });

  it("computes the maximum of a global pool, too", () => {
    check("globalPool", {
      attributes: { of: "maximum" },
      inputs: [map],
      formula: ([x = map], { batch = 0, channel = 0 }) =>
        Math.max(...[0, 1].flatMap((height) => [0, 1].map((width) => at(x, { batch, channel, height, width })))),
    });
  });

  it("computes a dense layer without a bias, too", () => {
    const { inputs, formula } = cases["dense"] ?? expect.fail("no case");
    const [x = map, weight = map] = inputs;
    const none = tensor({ out: 4 }, () => 0);
    check("dense", { inputs: [x, weight], formula: (_, index) => formula([x, weight, none], index) });
  });
});

function check(kind: string, { attributes = {}, inputs, formula, others = [] }: DecompositionCase): void {
  const operation = coreOperations.get(kind) ?? expect.fail(`no operation ${kind}`);
  const builder = new GraphBuilder(kind);
  const values = inputs.map(({ sizes }, index) => builder.input(`x${index}`, { dtype: "float32", axes: axes(sizes) }));
  builder.apply(operation, values, attributes).forEach((y, port) => builder.output(`y${port}`, y));
  const graph = decompose(builder.build(), () => false);
  for (const node of graph.nodes)
    expect(node.attributes, "only blocks add residuals").to.not.include({ residual: true });
  const outputs = computed(graph, Object.fromEntries(inputs.map((input, index) => [`x${index}`, input])));
  for (const [port, ofPort] of [formula, ...others].entries()) {
    const y = outputs[`y${port}`];
    const expected = tensor(y?.sizes ?? {}, (index) => ofPort(inputs, index));
    expect(y?.data).to.have.length(expected.data.length).greaterThan(0);
    for (const [index, element] of expected.data.entries())
      expect(y?.data[index]).to.be.closeTo(element, 1e-12, `element ${index} of output ${port}`);
  }
}

/** Numbers of either sign that repeat along no axis. */
function wave(index: Readonly<Record<string, number>>, size: number): number {
  return size * Math.sin(Object.values(index).reduce((total, position) => total * 3 + position, 1));
}
