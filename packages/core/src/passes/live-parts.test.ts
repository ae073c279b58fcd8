import { expect } from "chai";
import { axes } from "../graph/axes.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import { relu } from "../operations/elementwise/activations.js";
import { add } from "../operations/elementwise/arithmetic.js";
import { only } from "../operations/rules/arity.js";
import { type LiveParts, liveParts } from "./live-parts.js";

/** `y = relu(x + w)`, of whose sum an auxiliary head is written, and an update of `running` by another node. */
function graph() {
  const b = new GraphBuilder("network");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: "any", channel: 4 }) });
  const [w, unused, running] = [
    b.parameter("w", axes({ channel: 4 }), { kind: "ones" }),
    b.parameter("unused", axes({ channel: 4 }), { kind: "ones" }),
    b.buffer("running", axes({ channel: 4 }), { kind: "zeros" }),
  ];
  const sum = only(b.apply(add, [x, w], { residual: false }, "sum"));
  const head = only(b.apply(add, [sum, unused], { residual: false }, "head"));
  b.apply(relu, [head], {}, "headRelu");
  b.output("y", only(b.apply(relu, [sum], {}, "relu")));
  b.update("running", only(b.apply(relu, [running], {}, "update")));
  return { graph: b.build(), head };
}

const described = ({ nodes, values }: LiveParts) => ({
  nodes: nodes.map(({ path }) => path),
  state: values.flatMap(({ source }) => ("name" in source ? [source.name] : [])),
});

describe("the live parts of a graph", () => {
  it("are what its outputs depend on, in order", () => {
    expect(described(liveParts(graph().graph))).to.deep.equal({ nodes: ["sum", "relu"], state: ["x", "w"] });
  });

  it("are what other ends depend on, where they are named", () => {
    const { graph: whole, head } = graph();
    const ends = [...Object.values(whole.outputs), ...Object.values(whole.updates)];
    expect(described(liveParts(whole, ends))).to.deep.equal({
      nodes: ["sum", "relu", "update"],
      state: ["x", "w", "running"],
    });
    expect(described(liveParts(whole, [head])).nodes).to.deep.equal(["sum", "head"]);
  });

  it("have an end that no node computes, and none where there is none", () => {
    const { graph: whole } = graph();
    expect(described(liveParts(whole, Object.values(whole.inputs)))).to.deep.equal({ nodes: [], state: ["x"] });
    expect(liveParts(whole, [])).to.deep.equal({ nodes: [], values: [] });
  });
});
