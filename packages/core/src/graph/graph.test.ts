import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import { coreOperations } from "../operations/core-operations.js";
import { axes } from "./axes.js";
import type { Graph } from "./graph.js";
import { GraphBuilder } from "./graph-builder.js";
import { graphFromJson } from "./graph-from-json.js";
import { graphToJson } from "./graph-to-json.js";
import { richGraph } from "./rich-graph.test.support.js";

describe("a graph", () => {
  for (const [made, make] of [
    ["built", richGraph],
    ["read from JSON", () => graphFromJson(graphToJson(richGraph()), coreOperations)],
  ] as const)
    it(`is frozen throughout, but for the operations it refers to, when ${made}`, () => {
      expect(looseParts(make())).to.deep.equal([]);
    });

  it("cannot be changed from outside", () => {
    const graph = richGraph();
    // What the compiler forbids, JavaScript could try.
    const sizes = graph.values[0]?.axes as unknown as { size: unknown }[];
    expect(() => (sizes[0] = { size: 1 })).to.throw(TypeError);
    expect(() => ((sizes[1] ?? { size: 0 }).size = 1)).to.throw(TypeError);
    expect(() => (graph.nodes as unknown[]).push({})).to.throw(TypeError);
  });

  it("knows which node computes a value", () => {
    const graph = richGraph();
    for (const node of graph.nodes) for (const output of node.outputs) expect(graph.producer(output)).to.equal(node);
    for (const value of graph.values)
      if (value.source.kind !== "node") expect(graph.producer(value)).to.equal(undefined);
  });

  it("lists its state in the order of construction, with shapes in storage order", () => {
    const b = new GraphBuilder("network");
    b.input("image", { dtype: "float32", axes: axes({ batch: "any", channel: 3 }) });
    b.parameter("fc.weight", axes({ out: 10, in: 3 }), { kind: "uniformFan", fanIn: 3 });
    b.constant({ dtype: "float32", axes: [] }, [1]);
    b.buffer("mean", axes({ channel: 3 }), { kind: "zeros" });
    b.parameter("fc.bias", axes({ out: 10 }), { kind: "zeros" });
    expect(b.build().state()).to.deep.equal([
      {
        name: "fc.weight",
        dtype: "float32",
        shape: [10, 3],
        role: "parameter",
        initializer: { kind: "uniformFan", fanIn: 3 },
      },
      { name: "mean", dtype: "float32", shape: [3], role: "buffer", initializer: { kind: "zeros" } },
      { name: "fc.bias", dtype: "float32", shape: [10], role: "parameter", initializer: { kind: "zeros" } },
    ]);
  });

  it("says which of its state belongs to auxiliary heads", () => {
    const b = new GraphBuilder("network");
    b.within({ kind: "auxiliary", path: "aux" }, () =>
      b.parameter("aux.fc.bias", axes({ out: 10 }), { kind: "zeros" }),
    );
    b.parameter("auxiliary.bias", axes({ out: 10 }), { kind: "zeros" });
    expect(
      b
        .build()
        .state()
        .map(({ name, auxiliary }) => [name, auxiliary]),
    ).to.deep.equal([
      ["aux.fc.bias", true],
      ["auxiliary.bias", undefined],
    ]);
  });
});

describe("a value", () => {
  const value = new GraphBuilder("network").input("image", {
    dtype: "float32",
    axes: axes({ batch: "any", channel: 3 }),
  });

  it("tells its axes and sizes by name", () => {
    expect([value.has("channel"), value.has("width")]).to.deep.equal([true, false]);
    expect(value.size("channel")).to.equal(3);
  });

  it("has no size where there is no axis, or a symbolic one", () => {
    const found = "[batch: any, channel: 3]";
    expect(problemOf("NG_SHAPE", () => value.size("width"))).to.deep.equal({
      message: `there is no axis "width"`,
      found,
    });
    expect(problemOf("NG_SHAPE", () => value.size("batch")))
      .to.deep.include({ found })
      .and.property("message")
      .contain("not known");
  });
});

/** The places of what is not frozen in a graph. */
function looseParts(graph: Graph): readonly string[] {
  const operations = new Set<unknown>(graph.nodes.map(({ operation }) => operation));
  const loose: string[] = [];
  const visit = (item: unknown, path: string): void => {
    if (typeof item !== "object" || item === null || operations.has(item)) return;
    if (!Object.isFrozen(item)) loose.push(path);
    for (const [key, part] of Object.entries(item)) visit(part, `${path}.${key}`);
  };
  visit(graph, "graph");
  return loose;
}
