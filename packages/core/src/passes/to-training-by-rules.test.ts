import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import { axes } from "../graph/axes.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Operation } from "../graph/operation.js";
import type { Value } from "../graph/value.js";
import { relu, tanh } from "../operations/elementwise/activations.js";
import { multiply } from "../operations/elementwise/arithmetic.js";
import { byDerivative, elementwiseUnary, type NoAttributes } from "../operations/elementwise/unary.js";
import { exactly, only } from "../operations/rules/arity.js";
import { dropout } from "../operations/training/dropout.js";
import { toTraining } from "./to-training.js";

/** An operation of a plugin that drops twice, and has a gradient rule, which is that of its form for inference. */
const twiceDropped = elementwiseUnary("twiceDropped", "elementwise", {
  decompose(b, [x]) {
    const once = (value: Value) => only(b.apply(dropout, [value], { rate: 0.5 }));
    return x === undefined ? [] : [once(once(x))];
  },
  gradient: byDerivative((_b, x) => x),
});

/** One that leads to dropping by way of the other. */
const hidden = elementwiseUnary("hidden", "elementwise", {
  decompose: (b, inputs) => b.apply(twiceDropped, b.apply(tanh, inputs, {}), {}),
});

/** The training form of one node `block.it`. */
function trained(operation: Operation<NoAttributes>) {
  const b = new GraphBuilder("network");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: 4, channel: 2 }) });
  const y = b.within({ kind: "module", path: "block" }, () => only(b.apply(operation, [x], {}, "it")));
  b.output("y", y);
  return toTraining(b.build());
}

describe("the training form of an operation of a plugin", () => {
  it("has a mask for each dropping in its decomposition, whatever its gradient is, at any depth", () => {
    for (const [operation, before] of [
      [twiceDropped, []],
      [hidden, ["tanh"]],
    ] as const) {
      const graph = trained(operation);
      const place = operation === hidden ? "block.it.twiceDropped" : "block.it";
      const masks = [`${place}.dropout.mask`, `${place}.dropout_1.mask`];
      expect(Object.keys(graph.inputs)).to.deep.equal(["x", ...masks]);
      expect(graph.marks.map((mark) => mark.kind === "mask" && mark.rate)).to.deep.equal([0.5, 0.5]);
      expect(graph.nodes.map(({ operation: { kind } }) => kind)).to.deep.equal([...before, "multiply", "multiply"]);
    }
  });

  it("is that of its own rule where it has one, also below another operation's", () => {
    const noisy = elementwiseUnary("noisy", "elementwise", {
      training(_b, node) {
        const [x] = exactly(1, node.inputs);
        return node.inPlace(multiply, [x, node.draw("noise", x, { kind: "uniform" })], {});
      },
    });
    const around = elementwiseUnary("around", "elementwise", {
      decompose: (b, inputs) => b.apply(noisy, b.apply(relu, inputs, {}), {}),
    });
    const graph = trained(noisy);
    expect(graph.nodes.map(({ operation: { kind }, path }) => [kind, path])).to.deep.equal([["multiply", "block.it"]]);
    expect(Object.keys(graph.inputs)).to.deep.equal(["x", "block.it.noise"]);
    expect(Object.keys(trained(around).inputs)).to.deep.equal(["x", "block.it.noisy.noise"]);
  });

  it("is the operation itself where its decomposition has nothing that is trained otherwise", () => {
    const plain = elementwiseUnary("plain", "activation", { decompose: (b, inputs) => b.apply(tanh, inputs, {}) });
    expect(trained(plain).nodes.map(({ operation }) => operation)).to.deep.equal([plain]);
  });

  it("is refused by the node where its rule is faulty", () => {
    const faulty = (training: NonNullable<Operation<NoAttributes>["training"]>) => () =>
      trained(elementwiseUnary("faulty", "elementwise", { training }));
    const summed = faulty((b, node) => [b.reduceTo(exactly(1, node.inputs)[0], { dtype: "float32", axes: [] })]);
    expect(problemOf("NG_GRAPH_INVALID", summed)).to.deep.include({
      at: "block.it",
      message: `the training form of "faulty" computes something else`,
    });
    const updating = faulty((_b, node) => {
      node.update(exactly(1, node.inputs)[0], (now) => now);
      return node.inputs;
    });
    expect(problemOf("NG_GRAPH_INVALID", updating)).to.deep.equal({
      at: "block.it",
      message: `the training form of "faulty" updates what is no buffer`,
      found: "input",
    });
    const endless: Operation<NoAttributes> = elementwiseUnary("endless", "elementwise", {
      training: (_b, node) => node.inPlace(endless, node.inputs, {}),
    });
    expect(problemOf("NG_OPERATION_UNSUPPORTED", () => trained(endless))).to.deep.equal({
      at: "block.it",
      message: `the training form of "endless" does not come to an end`,
      found: `"endless" again and again`,
    });
  });
});
