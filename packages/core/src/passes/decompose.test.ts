import { expect } from "chai";
import { z } from "#zod";
import { problemOf } from "../errors/thrown.test.support.js";
import { axes } from "../graph/axes.js";
import type { Graph } from "../graph/graph.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Operation } from "../graph/operation.js";
import { richGraph } from "../graph/rich-graph.test.support.js";
import { hardSwish, relu } from "../operations/elementwise/activations.js";
import type { NoAttributes } from "../operations/elementwise/unary.js";
import { only } from "../operations/rules/arity.js";
import { decompose } from "./decompose.js";

/** A graph with one node, `layer1.0.act`, marked as a gate and given out as `y`. */
function graphOf(used: Operation<NoAttributes>): Graph {
  const b = new GraphBuilder("network");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: "any", channel: 4 }) });
  b.within({ kind: "block", path: "layer1.0" }, ({ id: scope }) => {
    const y = only(b.apply(used, [x], {}, "act"));
    b.mark({ kind: "gate", value: y.id, scope });
    b.output("y", y);
  });
  return b.build();
}

/** An operation of a plugin, element by element. */
function operation(kind: string, decomposition?: Operation<NoAttributes>["decompose"]): Operation<NoAttributes> {
  const inferred: Operation<NoAttributes> = {
    kind,
    attributes: z.strictObject({}),
    infer: (inputs) => inputs.map(({ dtype, axes: all }) => ({ dtype, axes: all })),
  };
  return decomposition === undefined ? inferred : { ...inferred, decompose: decomposition };
}

const none = (): boolean => false;

describe("decomposing a graph", () => {
  it("leaves only what is supported or has no decomposition", () => {
    const all = decompose(richGraph(), none);
    for (const {
      operation: { decompose: further },
      path,
    } of all.nodes)
      expect(further, path).to.equal(undefined);
    const some = decompose(richGraph(), ({ kind }) => kind === "batchNorm");
    expect(some.nodes.filter(({ operation: { kind } }) => kind === "batchNorm")).to.have.length(1);
    expect(some.nodes.some(({ operation: { kind } }) => kind === "silu")).to.equal(false);
  });

  it("keeps scopes, state, inputs, outputs and marks", () => {
    const before = richGraph();
    const after = decompose(before, none);
    expect(after.scopes).to.deep.equal(before.scopes);
    expect(after.state()).to.deep.equal(before.state());
    expect(Object.keys(after.inputs)).to.deep.equal(Object.keys(before.inputs));
    expect(Object.keys(after.outputs)).to.deep.equal(Object.keys(before.outputs));
    const notes = ({ marks }: Graph): unknown[] => marks.map((mark) => ({ ...mark, value: 0, before: 0 }));
    expect(notes(after)).to.deep.equal(notes(before));
  });

  it("goes on until the operations are simple, and names nodes below the one they replace", () => {
    const graph = decompose(graphOf(hardSwish), none);
    expect(graph.nodes.map(({ path }) => path)).to.deep.equal([
      "layer1.0.act.add",
      "layer1.0.act.clamp",
      "layer1.0.act.multiply",
      "layer1.0.act.multiply_1",
    ]);
    expect(new Set(graph.nodes.map(({ scope }) => scope))).to.deep.equal(new Set([1]));
    const last = graph.nodes.at(-1)?.outputs[0];
    expect(graph.outputs["y"]).to.equal(last);
    expect(graph.marks[0]?.value).to.equal(last?.id);
  });

  it("stops at what is supported on the way", () => {
    const graph = decompose(graphOf(hardSwish), ({ kind }) => kind === "hardSigmoid");
    expect(graph.nodes.map(({ path }) => path)).to.deep.equal(["layer1.0.act.hardSigmoid", "layer1.0.act.multiply"]);
  });

  it("is done once it is done", () => {
    const once = decompose(richGraph(), none);
    expect(decompose(once, none).nodes.map(({ path }) => path)).to.deep.equal(once.nodes.map(({ path }) => path));
  });

  it("decomposes operations of plugins into those of core", () => {
    const twice = operation("twice", (b, inputs) => b.apply(relu, [only(b.apply(relu, inputs, {}))], {}));
    const paths = decompose(graphOf(twice), none).nodes.map(({ path }) => path);
    expect(paths).to.deep.equal(["layer1.0.act.relu", "layer1.0.act.relu_1"]);
  });

  it("refuses a decomposition that leads back to itself", () => {
    const endless: Operation<NoAttributes> = operation("endless", (b, inputs) => b.apply(endless, inputs, {}));
    expect(problemOf("NG_OPERATION_UNSUPPORTED", () => decompose(graphOf(endless), none))).to.deep.equal({
      at: "layer1.0.act",
      message: `the decomposition of "endless" does not come to an end`,
      found: `"endless" again and again`,
    });
  });

  it("refuses a decomposition that computes something else", () => {
    const expected = "float32 [batch: any, channel: 4]";
    const scalar = operation("scalar", (b) => [b.constant({ dtype: "float32", axes: [] }, [1])]);
    expect(problemOf("NG_GRAPH_INVALID", () => decompose(graphOf(scalar), none))).to.deep.equal({
      at: "layer1.0.act",
      message: `the decomposition of "scalar" computes something else`,
      expected,
      found: "float32 []",
    });
    const nothing = operation("nothing", () => []);
    expect(problemOf("NG_GRAPH_INVALID", () => decompose(graphOf(nothing), none))).to.include({
      expected,
      found: "nothing",
    });
  });
});
