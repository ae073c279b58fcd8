import { expect } from "chai";
import { axes } from "../graph/axes.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import { conv, type ConvAttributes } from "../operations/product/conv.js";
import { only } from "../operations/rules/arity.js";
import { squareWindow } from "../operations/rules/window.js";
import { float32Tensor } from "../tensor/tensor.js";
import type { Program } from "../engine/program.js";
import { mergeGroups } from "./merge-groups.js";

/** One convolution of as many groups, its weight 1, 2, 3, …; used twice where it is shared. */
function grouped(groups: number, channels: { readonly in: number; readonly out: number }, uses = 1): Program {
  const b = new GraphBuilder("grouped");
  const size = channels.in * groups;
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: "any", channel: size, height: 2, width: 2 }) });
  const out = channels.out * groups;
  const weight = b.parameter("conv.weight", axes({ out, in: channels.in, height: 1, width: 1 }), { kind: "zeros" });
  for (let use = 0; use < uses; use += 1) {
    const y = only(b.apply(conv, [x, weight], { groups, windows: squareWindow({ size: 1 }) }, `conv${use}`));
    b.output(`y${use}`, y);
  }
  const data = Float32Array.from({ length: out * channels.in }, (_, index) => index + 1);
  return { graph: b.build(), state: new Map([["conv.weight", float32Tensor([out, channels.in, 1, 1], data)]]) };
}

/** The groups after merging, and the shape of the new weight. */
function merged(program: Program, width: number): readonly [number, readonly number[] | undefined] {
  const { graph, state } = mergeGroups(program, width);
  // The graph has convolutions alone.
  const [attributes] = graph.nodes.map((node) => node.attributes as ConvAttributes);
  return [attributes?.groups ?? 0, state.get("conv.weight.merged")?.shape];
}

describe("merging groups", () => {
  it("writes the weights of several as one, with zeros where they do not meet", () => {
    const { graph, state } = mergeGroups(grouped(4, { in: 2, out: 2 }), 4);
    expect(graph.nodes.map(({ path, attributes }) => [path, (attributes as ConvAttributes).groups])).to.deep.equal([
      ["conv0", 2],
    ]);
    // prettier-ignore
    const rows = [
      1, 2, 0, 0,    3, 4, 0, 0,    0, 0, 5, 6,    0, 0, 7, 8,
      9, 10, 0, 0,   11, 12, 0, 0,  0, 0, 13, 14,  0, 0, 15, 16,
    ];
    expect(state.get("conv.weight.merged")).to.deep.equal(float32Tensor([8, 4, 1, 1], Float32Array.from(rows)));
    expect(state.has("conv.weight")).to.equal(true);
    expect(graph.state().map(({ name }) => name)).to.include("conv.weight.merged");
  });

  it("merges the fewest that are as wide on both sides, and at most four", () => {
    expect(merged(grouped(8, { in: 4, out: 4 }), 16)).to.deep.equal([2, [32, 16, 1, 1]]);
    expect(merged(grouped(8, { in: 8, out: 4 }), 16)).to.deep.equal([2, [32, 32, 1, 1]]);
    expect(merged(grouped(8, { in: 2, out: 2 }), 16)).to.deep.equal([8, undefined]);
    expect(merged(grouped(3, { in: 8, out: 8 }), 16)).to.deep.equal([3, undefined]);
  });

  it("leaves what is wide, what goes channel by channel, and a weight that is used twice", () => {
    expect(merged(grouped(4, { in: 16, out: 16 }), 16)).to.deep.equal([4, undefined]);
    expect(merged(grouped(16, { in: 1, out: 1 }), 4)).to.deep.equal([16, undefined]);
    expect(merged(grouped(1, { in: 8, out: 8 }), 16)).to.deep.equal([1, undefined]);
    expect(merged(grouped(4, { in: 8, out: 8 }, 2), 16)).to.deep.equal([4, undefined]);
    const program = grouped(4, { in: 16, out: 16 });
    expect(mergeGroups(program, 16).graph).to.equal(program.graph);
  });
});
