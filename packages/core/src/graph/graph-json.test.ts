import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import { coreOperations } from "../operations/core-operations.js";
import { axes } from "./axes.js";
import { GraphBuilder } from "./graph-builder.js";
import { graphFromJson } from "./graph-from-json.js";
import { graphToJson } from "./graph-to-json.js";
import { richGraph } from "./rich-graph.test.support.js";

describe("the JSON of a graph", () => {
  it("has one of everything in these tests", () => {
    const { nodes, values, scopes, marks } = graphToJson(richGraph());
    const kinds = (items: readonly { readonly kind: string }[]): readonly string[] => [
      ...new Set(items.map(({ kind }) => kind)),
    ];
    expect(new Set(nodes.map(({ operation }) => operation))).to.deep.equal(new Set(coreOperations.keys()));
    expect(kinds(values.map(({ source }) => source))).to.have.members([
      "input",
      "parameter",
      "buffer",
      "constant",
      "node",
    ]);
    expect(kinds(scopes)).to.have.length(8);
    expect(kinds(marks)).to.have.members(["feature", "gate", "site", "attachment", "mask", "uniform"]);
    const initializers = values.flatMap(({ source }) => ("initializer" in source ? [source.initializer] : []));
    expect(kinds(initializers)).to.have.length(6);
  });

  it("reads back as the same graph", () => {
    const graph = richGraph();
    const copy = graphFromJson(graphToJson(graph), coreOperations);
    expect(copy).to.deep.equal(graph);
    expect(graphToJson(copy)).to.deep.equal(graphToJson(graph));
    copy.nodes.forEach(({ operation }, id) => expect(operation).to.equal(graph.nodes[id]?.operation));
  });

  it("survives being text", () => {
    const form = graphToJson(richGraph());
    expect(JSON.parse(JSON.stringify(form))).to.deep.equal(form);
  });

  it("is a copy: the graph stays as it was whatever is done to it, and the other way round", () => {
    const graph = richGraph();
    const form = graphToJson(graph);
    const copy = graphFromJson(form, coreOperations);
    const before = graphToJson(graph);
    for (const value of form.values) for (const axis of value.axes) if (!Object.isFrozen(axis)) axis.size = 999;
    form.nodes.length = 0;
    expect(graphToJson(graph)).to.deep.equal(before);
    expect(graphToJson(copy)).to.deep.equal(before);
  });

  it("reads the operations of plugins, where they are given", () => {
    const relu = coreOperations.get("relu") ?? expect.fail("no relu");
    const own = { ...relu, kind: "mine" };
    const b = new GraphBuilder("network");
    const x = b.input("x", { dtype: "float32", axes: axes({ channel: 2 }) });
    b.apply(own, [x], {});
    const form = graphToJson(b.build());
    expect(graphFromJson(form, new Map([["mine", own]])).nodes[0]?.operation).to.equal(own);
    expect(problemOf("NG_GRAPH_INVALID", () => graphFromJson(form, coreOperations))).to.include({ at: "mine" });
  });

  it("says which version can be read", () => {
    for (const version of [0, 2, "1", undefined]) {
      const problem = problemOf("NG_GRAPH_INVALID", () =>
        graphFromJson({ ...graphToJson(richGraph()), version }, coreOperations),
      );
      expect(problem).to.deep.equal({ at: "version", message: "only version 1 can be read" });
    }
  });

  it("is refused where it is another format, or no object at all", () => {
    const form = { ...graphToJson(richGraph()), format: "onnx" };
    expect(problemOf("NG_GRAPH_INVALID", () => graphFromJson(form, coreOperations)).at).to.equal("format");
    for (const nothing of [undefined, null, 3, "graph", []])
      expect(problemOf("NG_GRAPH_INVALID", () => graphFromJson(nothing, coreOperations)).at).to.equal("graph");
  });
});
