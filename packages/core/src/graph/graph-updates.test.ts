import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import { coreOperations } from "../operations/core-operations.js";
import { relu } from "../operations/elementwise/activations.js";
import { add } from "../operations/elementwise/arithmetic.js";
import { only } from "../operations/rules/arity.js";
import { decompose } from "../passes/decompose.js";
import { axes } from "./axes.js";
import type { Graph } from "./graph.js";
import { GraphBuilder } from "./graph-builder.js";
import { graphFromJson } from "./graph-from-json.js";
import { graphToJson } from "./graph-to-json.js";
import { richGraph } from "./rich-graph.test.support.js";
import type { Value } from "./value.js";

const zeros = { kind: "zeros" } as const;

/** A graph whose state is a count, which grows by one; `alter` adds to it. */
function counting(alter?: (b: GraphBuilder, next: Value) => void): Graph {
  const b = new GraphBuilder("counter");
  const count = b.buffer("count", axes({ channel: 2, height: 3 }), zeros);
  const next = only(b.apply(add, [count, b.constant({ dtype: "float32", axes: [] }, [1])], { residual: false }));
  b.update("count", next);
  alter?.(b, next);
  return b.build();
}

describe("updates of a graph's state", () => {
  it("are values by the names of tensors; no others are updated", () => {
    const graph = counting((b) => b.parameter("weight", axes({ channel: 2 }), zeros));
    expect(Object.keys(graph.updates)).to.deep.equal(["count"]);
    expect(graph.producer(graph.updates["count"] ?? expect.fail())?.path).to.equal("add");
    expect(Object.isFrozen(graph.updates)).to.equal(true);
  });

  it("have the axes of the tensor in any order, and are one for each", () => {
    const turned = { dtype: "float32", axes: axes({ height: 3, channel: 2 }) } as const;
    const b = new GraphBuilder("network");
    b.parameter("weight", axes({ channel: 2, height: 3 }), zeros);
    b.update("weight", b.input("turned", turned));
    expect(b.build().updates["weight"]?.axes).to.deep.equal(turned.axes);
    expect(problemOf("NG_DUPLICATE_NAME", () => counting((again, next) => again.update("count", next))).at).to.equal(
      "count",
    );
  });

  it("are refused where there is no such tensor, where they do not fit it, and from another graph", () => {
    expect(problemOf("NG_GRAPH_INVALID", () => counting((b, next) => b.update("counts", next))).at).to.equal("counts");
    const b = new GraphBuilder("network");
    const weight = b.parameter("weight", axes({ channel: 2 }), zeros);
    const other = b.input("x", { dtype: "float32", axes: axes({ channel: 3 }) });
    const whole = b.input("n", { dtype: "int32", axes: axes({ channel: 2 }) });
    expect(problemOf("NG_SHAPE", () => b.update("weight", other))).to.deep.equal({
      at: "weight",
      message: "the update does not fit the tensor of the state",
      expected: "float32 [channel: 2]",
      found: "float32 [channel: 3]",
    });
    expect(problemOf("NG_SHAPE", () => b.update("weight", whole)).found).to.equal("int32 [channel: 2]");
    const foreign = new GraphBuilder("other").parameter("weight", axes({ channel: 2 }), zeros);
    expect(problemOf("NG_GRAPH_INVALID", () => b.update("weight", foreign)).message).to.contain("another graph");
    expect(b.build().updates).to.deep.equal({});
    b.update("weight", weight);
  });

  it("follow the nodes that a pass replaces", () => {
    const graph = decompose(
      counting((b) => b.apply(relu, [b.input("x", { dtype: "float32", axes: [] })], {})),
      () => false,
    );
    expect(graph.updates["count"]).to.equal(graph.nodes[0]?.outputs[0]);
  });

  it("are in the JSON, under the version of graphs without them, which leave them out", () => {
    const form = graphToJson(counting());
    expect(form.version).to.equal(1);
    expect(graphFromJson(form, coreOperations)).to.deep.equal(counting());
    const without = new GraphBuilder("network").build();
    expect(graphToJson(without)).to.not.have.property("updates");
    expect(graphFromJson(graphToJson(without), coreOperations).updates).to.deep.equal({});
  });

  it("are checked when they are read", () => {
    const read = (updates: Readonly<Record<string, number>>) =>
      problemOf("NG_GRAPH_INVALID", () => graphFromJson({ ...graphToJson(counting()), updates }, coreOperations));
    expect(read({ counts: 2 })).to.deep.equal({
      at: "updates.counts",
      message: "there is no tensor of this name in the state",
    });
    expect(read({ count: 1 })).to.deep.equal({
      at: "updates.count",
      message: "it does not fit the tensor of the state",
      expected: "float32 [channel: 2, height: 3]",
      found: "float32 []",
    });
    expect(read({ count: 9 }).message).to.equal("refers to value 9, which does not exist");
  });
});

describe("a builder that goes on where a graph ends", () => {
  it("has all of the graph, and leaves it as it is", () => {
    const graph = richGraph();
    const before = graphToJson(graph);
    expect(GraphBuilder.continuing(graph).build()).to.deep.equal(graph);
    const b = GraphBuilder.continuing(graph);
    const [x] = Object.values(graph.inputs);
    b.output("more", only(b.apply(relu, [x ?? expect.fail()], {}, "more")));
    expect(graphToJson(graph)).to.deep.equal(before);
    const longer = b.build();
    expect(longer.nodes).to.have.length(graph.nodes.length + 1);
    expect(graphFromJson(graphToJson(longer), coreOperations)).to.deep.equal(longer);
  });

  it("is in the outermost scope, and knows the names that are taken", () => {
    const b = GraphBuilder.continuing(counting((first) => first.input("x", { dtype: "float32", axes: [] })));
    expect(b.scope.id).to.equal(0);
    const one = b.constant({ dtype: "float32", axes: [] }, [1]);
    b.apply(add, [one, one], { residual: false });
    expect(b.build().nodes.map(({ path }) => path)).to.deep.equal(["add", "add_1"]);
    expect(problemOf("NG_DUPLICATE_NAME", () => b.buffer("count", axes({ channel: 1 }), zeros)).at).to.equal("count");
    expect(problemOf("NG_DUPLICATE_NAME", () => b.input("x", { dtype: "float32", axes: [] })).at).to.equal("x");
    expect(problemOf("NG_DUPLICATE_NAME", () => b.update("count", one)).at).to.equal("count");
  });
});
