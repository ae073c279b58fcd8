import {
  type Axes,
  axes,
  batchNorm,
  differentiate,
  elementwiseUnary,
  type Graph,
  GraphBuilder,
  type NoAttributes,
  only,
  type Operation,
  reduceSum,
  relu,
  shakeShake,
  toTraining,
  type Value,
} from "@netgraft/core/graph";
import { expect } from "chai";
import { computed, type Float64Tensor, tensor } from "./float64-tensor.js";

const attributes = { epsilon: 1e-3, momentum: 0.25 };
const zeros = { kind: "zeros" } as const;
const vector = axes({ channel: 2 });

/** An operation of a plugin: relu(batchNorm(x, …)). */
const normRelu: Operation<NoAttributes> = {
  ...elementwiseUnary("normRelu", "activation"),
  infer: (inputs) => batchNorm.infer(inputs, attributes),
  decompose: (b, inputs) => b.apply(relu, b.apply(batchNorm, inputs, attributes), {}),
};

/** The training form of a network in the scope `layer1`, with an input x of the axes given. */
function trained(all: Axes, build: (b: GraphBuilder, x: Value) => Value): Graph {
  const b = new GraphBuilder("network");
  const x = b.input("x", { dtype: "float32", axes: all });
  b.output(
    "y",
    b.within({ kind: "module", path: "layer1" }, () => build(b, x)),
  );
  return toTraining(b.build());
}

/** The operands of a batch norm: x, its weight and bias, and running statistics in buffers. */
function normOperands(b: GraphBuilder, x: Value): readonly Value[] {
  const stored = ["weight", "bias"].map((name) => b.parameter(`bn.${name}`, vector, zeros));
  const running = ["mean", "var"].map((name) => b.buffer(`bn.running_${name}`, vector, zeros));
  return [x, ...stored, ...running];
}

/** Gives what the state becomes as outputs under its names. */
function withUpdates(graph: Graph): Graph {
  const b = GraphBuilder.continuing(graph);
  for (const [name, value] of Object.entries(graph.updates)) b.output(name, value);
  return b.build();
}

/** A number for each channel, all the same. */
const alike = (value: number): Float64Tensor => tensor({ channel: 2 }, () => value);

/** Numbers by example, with an axis of size 1 for channels where they are maps. */
const byExample = (sizes: Readonly<Record<string, number>>, ...data: readonly number[]): Float64Tensor =>
  tensor(sizes, ({ batch = 0 }) => data[batch] ?? 0);

describe("the training form of a batch norm, by the reference", () => {
  it("normalises by the batch where an operation of a plugin decomposes into one, and updates its statistics", () => {
    const graph = trained(axes({ batch: 4, channel: 2 }), (b, x) =>
      only(b.apply(normRelu, normOperands(b, x), {}, "it")),
    );
    expect(graph.nodes.map(({ operation, path }) => [operation.kind, path]).slice(0, 2)).to.deep.equal([
      ["batchNormTraining", "layer1.it.batchNorm"],
      ["multiply", "layer1.it.batchNorm.multiply"],
    ]);
    expect(Object.keys(graph.updates)).to.deep.equal(["bn.running_mean", "bn.running_var"]);
    const values = [1, 2, 3, 6];
    const found = computed(withUpdates(graph), {
      x: tensor({ batch: 4, channel: 2 }, ({ batch = 0, channel = 0 }) => (values[batch] ?? 0) * (channel + 1)),
      "bn.weight": alike(2),
      "bn.bias": alike(0.5),
      "bn.running_mean": alike(8),
      "bn.running_var": alike(9),
    });
    // Of 1, 2, 3, 6 the mean is 3, and the variance 3.5: 14 / 3 without bias.
    values.forEach((value, example) => {
      const expected = Math.max(0, (2 * (value - 3)) / Math.sqrt(3.5 + 1e-3) + 0.5);
      expect(found["y"]?.data[2 * example]).to.be.closeTo(expected, 1e-12);
    });
    expect(found["bn.running_mean"]?.data[0]).to.be.closeTo(0.75 * 8 + 0.25 * 3, 1e-12);
    expect(found["bn.running_var"]?.data[0]).to.be.closeTo(0.75 * 9 + (0.25 * 14) / 3, 1e-12);
  });

  it("updates running statistics with the unbiased variance", () => {
    const graph = trained(axes({ batch: 4, channel: 2, height: 3 }), (b, x) =>
      only(b.apply(batchNorm, normOperands(b, x), attributes, "bn")),
    );
    const x = tensor({ batch: 4, channel: 2, height: 3 }, ({ batch = 0, channel = 0, height = 0 }) =>
      Math.sin(5 * batch + 3 * channel + height),
    );
    const found = computed(withUpdates(graph), {
      x,
      "bn.weight": alike(1),
      "bn.bias": alike(0),
      "bn.running_mean": alike(8),
      "bn.running_var": alike(9),
    });
    for (const channel of [0, 1]) {
      const values = x.data.filter((_, index) => Math.floor(index / 3) % 2 === channel);
      const mean = values.reduce((sum, value) => sum + value, 0) / 12;
      const unbiased = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 11;
      expect(found["bn.running_mean"]?.data[channel]).to.be.closeTo(0.75 * 8 + 0.25 * mean, 1e-12);
      expect(found["bn.running_var"]?.data[channel]).to.be.closeTo(0.75 * 9 + 0.25 * unbiased, 1e-12);
    }
  });
});

describe("the training form of Shake-Shake, by the reference", () => {
  const pair = axes({ batch: 2, channel: 1 });
  const given = {
    x: byExample({ batch: 2, channel: 1 }, 1, 2),
    other: byExample({ batch: 2, channel: 1 }, 5, 10),
  };
  const mixed = (b: GraphBuilder, x: Value): Value => only(b.apply(shakeShake, [x, b.input("other", x)], {}));

  it("mixes the branches by one draw", () => {
    const { y } = computed(trained(pair, mixed), {
      ...given,
      "layer1.shakeShake.forward": byExample({ batch: 2 }, 0.25, 1),
      "layer1.shakeShake.backward": byExample({ batch: 2 }, 0.5, 0.125),
    });
    expect(y?.data).to.deep.equal([0.25 * 1 + 0.75 * 5, 2]);
  });

  it("passes gradients back by the other draw", () => {
    const graph = trained(pair, (b, x) =>
      only(b.apply(reduceSum, [mixed(b, x)], { axes: ["batch", "channel"], keep: false })),
    );
    const found = computed(differentiate(graph, { of: "y", withRespectTo: ["x", "other"] }), {
      ...given,
      "layer1.shakeShake.forward": byExample({ batch: 2 }, 0.25, 1),
      "layer1.shakeShake.backward": byExample({ batch: 2 }, 0.5, 0.125),
    });
    expect(found["gradient.x"]?.data).to.deep.equal([0.5, 0.125]);
    expect(found["gradient.other"]?.data).to.deep.equal([0.5, 0.875]);
  });
});
