import { expect } from "chai";
import { z } from "#zod";
import { problemOf } from "../errors/thrown.test.support.js";
import { type Axes, axes } from "../graph/axes.js";
import type { Graph } from "../graph/graph.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import { graphFromJson } from "../graph/graph-from-json.js";
import { graphToJson } from "../graph/graph-to-json.js";
import type { Operation } from "../graph/operation.js";
import type { Value } from "../graph/value.js";
import { coreOperations } from "../operations/core-operations.js";
import { sigmoid, silu } from "../operations/elementwise/activations.js";
import { add, multiply } from "../operations/elementwise/arithmetic.js";
import { exp } from "../operations/elementwise/functions.js";
import type { NoAttributes } from "../operations/elementwise/unary.js";
import { matmul } from "../operations/product/matmul.js";
import { reduceSum } from "../operations/reduction/reductions.js";
import { only } from "../operations/rules/arity.js";
import { detach } from "../operations/training/detach.js";
import { differentiate } from "./differentiate.js";

const zeros = { kind: "zeros" } as const;

/** Builds graphs whose output `loss` is the sum of a value. */
class Losses {
  readonly b = new GraphBuilder("network");
  parameter(name: string, all: Axes): Value {
    return this.b.parameter(name, all, zeros);
  }
  plain(operation: Operation<NoAttributes>, ...inputs: readonly Value[]): Value {
    return only(this.b.apply(operation, inputs, {}, "layer1.here"));
  }
  sumOf(value: Value): Graph {
    const names = value.axes.map(({ name }) => name);
    this.b.output("loss", only(this.b.apply(reduceSum, [value], { axes: names, keep: false }, "sum")));
    return this.b.build();
  }
}

function operationOf(kind: string, rules: Partial<Operation<NoAttributes>>): Operation<NoAttributes> {
  const infer: Operation<NoAttributes>["infer"] = (inputs) =>
    inputs.slice(0, 1).map(({ dtype, axes: all }) => ({ dtype, axes: all }));
  return { kind, attributes: z.strictObject({}), infer, ...rules };
}

const vector = axes({ channel: 2 });
const batch = { dtype: "float32", axes: axes({ batch: 3, channel: 2 }) } as const;

describe("differentiating a graph", () => {
  let g: Losses;
  beforeEach(() => {
    g = new Losses();
  });

  it("adds a gradient for each parameter, with the parameter's axes in its order, and keeps all that was there", () => {
    const x = g.b.input("x", { dtype: "float32", axes: axes({ batch: 3, in: 4 }) });
    const weight = g.parameter("fc.weight", axes({ out: 2, in: 4 }));
    const bias = g.parameter("fc.bias", axes({ out: 2 }));
    const product = only(g.b.apply(matmul, [x, weight], { over: "in" }));
    const graph = g.sumOf(only(g.b.apply(add, [product, bias], { residual: false })));
    const derived = differentiate(graph, { of: "loss" });
    expect(Object.keys(derived.outputs)).to.deep.equal(["loss", "gradient.fc.weight", "gradient.fc.bias"]);
    expect(derived.outputs["gradient.fc.weight"]?.axes).to.deep.equal(weight.axes);
    expect(derived.outputs["gradient.fc.bias"]?.axes).to.deep.equal(bias.axes);
    expect(derived.nodes.slice(0, graph.nodes.length)).to.deep.equal(graph.nodes);
    expect(derived.state()).to.deep.equal(graph.state());
    expect(graphFromJson(graphToJson(derived), coreOperations)).to.deep.equal(derived);
  });

  it("builds no gradient for what depends on no parameter, and none for what the output does not depend on", () => {
    const x = g.b.input("x", batch);
    const w = g.parameter("w", vector);
    g.plain(exp, g.parameter("unused", vector));
    const y = g.plain(multiply, g.plain(exp, x), w);
    const derived = differentiate(g.sumOf(y), { of: "loss" });
    expect(Object.keys(derived.outputs)).to.deep.equal(["loss", "gradient.w"]);
    const added = derived.nodes.filter(({ path }) => path.startsWith("gradient."));
    // Not through exp, and of the product not to x.
    expect(added.map(({ path }) => path)).to.deep.equal([
      "gradient.sum.expand",
      "gradient.layer1.here_2.multiply",
      "gradient.layer1.here_2.reduceSum",
    ]);
  });

  it("gives gradients of chosen parameters, and of inputs", () => {
    const x = g.b.input("x", batch);
    const [w, v] = [g.parameter("w", vector), g.parameter("v", vector)];
    const graph = g.sumOf(g.plain(multiply, g.plain(multiply, x, w), v));
    const outputs = (...withRespectTo: readonly string[]) =>
      Object.keys(differentiate(graph, { of: "loss", withRespectTo }).outputs);
    expect(outputs("w")).to.deep.equal(["loss", "gradient.w"]);
    expect(outputs("v", "x")).to.deep.equal(["loss", "gradient.x", "gradient.v"]);
    expect(differentiate(graph, { of: "loss", withRespectTo: ["x"] }).outputs["gradient.x"]?.axes).to.deep.equal(
      batch.axes,
    );
  });

  it("is 1 for an output that is itself a parameter", () => {
    const w = g.parameter("w", []);
    g.b.output("loss", w);
    const { outputs } = differentiate(g.b.build(), { of: "loss" });
    expect(outputs["gradient.w"]?.source).to.deep.equal({ kind: "constant", data: [1] });
  });

  it("lets nothing pass back through what is detached", () => {
    const w = g.parameter("w", vector);
    const [through, blocked] = [g.plain(exp, w), g.plain(detach, g.plain(sigmoid, w))];
    const derived = differentiate(g.sumOf(g.plain(multiply, through, blocked)), { of: "loss" });
    const into = derived.nodes.filter(({ path }) => path.startsWith("gradient.layer1")).map(({ path }) => path);
    expect(into).to.deep.equal(["gradient.layer1.here_3.multiply", "gradient.layer1.here.multiply"]);
  });

  it("uses the decomposition of what has no rule, on the way of a gradient alone", () => {
    const x = g.b.input("x", batch);
    const w = g.parameter("w", vector);
    const derived = differentiate(g.sumOf(g.plain(multiply, g.plain(silu, x), g.plain(silu, w))), { of: "loss" });
    const kinds = derived.nodes.filter(({ path }) => path.startsWith("layer1")).map(({ operation: { kind } }) => kind);
    expect(kinds).to.deep.equal(["silu", "sigmoid", "multiply", "multiply"]);
  });

  it("grows with the number of nodes, not of paths through them", () => {
    const added = (depth: number): number => {
      const losses = new Losses();
      let x = losses.parameter("w", vector);
      // Each doubles the number of paths.
      for (let layer = 0; layer < depth; layer += 1) x = losses.plain(multiply, x, x);
      return differentiate(losses.sumOf(x), { of: "loss" }).nodes.length;
    };
    expect(added(40) - added(20)).to.equal(added(60) - added(40));
  });

  it("names every node that has neither a rule nor a decomposition, but only on the way of a gradient", () => {
    const stuck = operationOf("stuck", {});
    const x = g.b.input("x", batch);
    const w = g.parameter("w", vector);
    const y = g.plain(multiply, g.plain(stuck, x), g.plain(stuck, w));
    const problem = problemOf("NG_OPERATION_UNSUPPORTED", () => differentiate(g.sumOf(y), { of: "loss" }));
    expect(problem).to.deep.equal({
      at: "layer1.here_1",
      message: `the operation "stuck" has no gradient, and it does not decompose`,
    });
  });

  it("names the node whose rule gives something else than the gradient of its input", () => {
    const wrong = operationOf("wrong", { gradient: (b) => [() => b.add(1, 1)] });
    const graph = g.sumOf(g.plain(wrong, g.parameter("w", vector)));
    expect(problemOf("NG_GRAPH_INVALID", () => differentiate(graph, { of: "loss" }))).to.deep.equal({
      at: "layer1.here",
      message: `the gradient of "wrong" does not have the axes of its input`,
      expected: "float32 [channel: 2]",
      found: "float32 []",
    });
  });

  it("asks for a batch that is a number, and an output that is one", () => {
    const x = g.b.input("x", { dtype: "float32", axes: axes({ batch: "any", channel: 2 }) });
    const y = g.plain(multiply, x, g.parameter("weight", vector));
    g.b.output("logits", y);
    expect(problemOf("NG_SHAPE", () => differentiate(g.sumOf(y), { of: "loss" })).at).to.equal("x");
    const fixed = new Losses();
    fixed.b.output("logits", fixed.parameter("weight", vector));
    const graph = fixed.b.build();
    expect(problemOf("NG_OPTION_UNSUPPORTED", () => differentiate(graph, { of: "logits" }))).to.deep.equal({
      at: "of",
      message: `the output "logits" is not a number`,
      expected: "float32 []",
      found: "float32 [channel: 2]",
    });
    expect(problemOf("NG_OPTION_UNSUPPORTED", () => differentiate(graph, { of: "logit" }))).to.deep.equal({
      at: "of",
      message: `the graph has no output "logit"`,
      nearest: "logits",
    });
  });

  it("names parameters that there are not, with the nearest that there are", () => {
    const graph = g.sumOf(g.plain(exp, g.parameter("fc.weight", vector)));
    const options = { of: "loss", withRespectTo: ["fc.wieght"] };
    expect(problemOf("NG_OPTION_UNSUPPORTED", () => differentiate(graph, options))).to.deep.equal({
      at: "withRespectTo",
      message: `the graph has no parameter, input or output "fc.wieght"`,
      nearest: "fc.weight",
    });
  });
});
