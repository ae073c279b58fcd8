import { expect } from "chai";
import { axes } from "../graph/axes.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import { graphFromJson } from "../graph/graph-from-json.js";
import { graphToJson } from "../graph/graph-to-json.js";
import { richGraph } from "../graph/rich-graph.test.support.js";
import { coreOperations } from "../operations/core-operations.js";
import { relu, sigmoid, tanh } from "../operations/elementwise/activations.js";
import { only } from "../operations/rules/arity.js";
import { rewrite } from "./rewrite.js";

const vector = { dtype: "float32", axes: axes({ batch: "any", channel: 4 }) } as const;

describe("rewriting a graph", () => {
  it("is an identity where nothing is replaced", () => {
    const graph = richGraph();
    const copy = rewrite(graph, () => undefined);
    expect(graphToJson(copy)).to.deep.equal(graphToJson(graph));
    expect(
      copy.values.some((value) => graph.values.includes(value)),
      "the copy has values of its own",
    ).to.equal(false);
  });

  it("keeps what no node uses at its place", () => {
    const b = new GraphBuilder("network");
    const x = b.input("x", vector);
    b.parameter("unused", axes({ channel: 4 }), { kind: "zeros" });
    b.output("y", only(b.apply(relu, [x], {})));
    b.buffer("last", axes({ channel: 4 }), { kind: "ones" });
    const graph = b.build();
    expect(graphToJson(rewrite(graph, () => undefined))).to.deep.equal(graphToJson(graph));
  });

  it("can give tensors of the state other names", () => {
    const graph = richGraph();
    const copy = rewrite(graph, () => undefined, { stateName: (name) => `average.${name}` });
    const names = graph.state().map(({ name }) => `average.${name}`);
    expect(copy.state().map(({ name }) => name)).to.deep.equal(names);
    expect(Object.keys(copy.updates)).to.deep.equal(Object.keys(graph.updates).map((name) => `average.${name}`));
  });

  it("asks for each node once, in order, with inputs of the new graph", () => {
    const graph = richGraph();
    const asked: string[] = [];
    rewrite(graph, (node, inputs, builder) => {
      asked.push(node.path);
      expect(inputs.map(({ axes: all }) => all)).to.deep.equal(node.inputs.map(({ axes: all }) => all));
      expect(inputs.some((input) => node.inputs.includes(input))).to.equal(false);
      expect(builder.scope.path).to.equal(graph.scopes[node.scope]?.path);
      return undefined;
    });
    expect(asked).to.deep.equal(graph.nodes.map(({ path }) => path));
  });

  it("replaces nodes; what uses them, outputs and marks follow", () => {
    const b = new GraphBuilder("network");
    const x = b.input("x", vector);
    const y = b.within({ kind: "block", path: "layer1.0" }, ({ id: scope }) => {
      const inner = only(b.apply(relu, [x], {}, "act"));
      b.mark({ kind: "gate", value: inner.id, scope });
      b.mark({ kind: "site", site: "output", scope, before: x.id, value: inner.id });
      const last = only(b.apply(tanh, [inner], {}));
      b.mark({ kind: "attachment", id: "a", type: "a", site: "output", scope, before: inner.id, value: last.id });
      return last;
    });
    b.output("y", y);
    const graph = rewrite(b.build(), ({ operation }, inputs, builder) =>
      operation === relu
        ? builder.apply(sigmoid, [only(builder.apply(tanh, inputs, {}, "before"))], {}, "act")
        : undefined,
    );
    expect(graph.nodes.map(({ path, operation: { kind } }) => [path, kind])).to.deep.equal([
      ["layer1.0.before", "tanh"],
      ["layer1.0.act", "sigmoid"],
      ["layer1.0.tanh", "tanh"],
    ]);
    const [, act, last] = graph.nodes;
    expect(last?.inputs).to.deep.equal(act?.outputs);
    expect(graph.outputs["y"]).to.equal(last?.outputs[0]);
    const [activated, given] = [act?.outputs[0]?.id, last?.outputs[0]?.id];
    expect(graph.marks.map(({ value }) => value)).to.deep.equal([activated, activated, given]);
    expect(graph.marks[1]).to.include({ before: graph.inputs["x"]?.id });
    expect(graph.marks[2]).to.include({ before: activated });
  });

  it("can leave nodes out", () => {
    const b = new GraphBuilder("network");
    const x = b.input("x", vector);
    b.output("y", only(b.apply(relu, [x], {})));
    const graph = rewrite(b.build(), (_node, inputs) => inputs);
    expect(graph.nodes).to.have.length(0);
    expect(graph.outputs["y"]).to.equal(graph.inputs["x"]);
  });

  it("keeps the order of the state of a file that lists values in another order", () => {
    const b = new GraphBuilder("network");
    b.output("y", only(b.apply(relu, [b.input("x", vector)], {})));
    b.parameter("a", axes({ channel: 4 }), { kind: "zeros" });
    b.parameter("b", axes({ channel: 4 }), { kind: "ones" });
    const form = graphToJson(b.build());
    // The node uses the last value, so that parameters before it have not had their turn yet.
    const [x, y, first, second] = form.values;
    form.values = [y, first, second, x].filter((value) => value !== undefined);
    form.nodes = form.nodes.map((node) => ({ ...node, inputs: [3], outputs: [0] }));
    form.inputs = { x: 3 };
    form.outputs = { y: 0 };
    const graph = graphFromJson(form, coreOperations);
    expect(rewrite(graph, () => undefined).state()).to.deep.equal(graph.state());
  });
});
