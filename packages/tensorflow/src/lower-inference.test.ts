import {
  axes,
  batchNorm,
  conv,
  float32Tensor,
  GraphBuilder,
  only,
  squareWindow,
  type Tensor,
} from "@netgraft/core/graph";
import { expect } from "chai";
import { lowerInference } from "./lower-inference.js";

const zeros = { kind: "zeros" } as const;
const sizes = { "conv.weight": { out: 2, in: 3, height: 2, width: 2 }, vector: { channel: 2 } };

/** A convolution and its norm, which divides by 2; the weights are 0, 1, 2, … */
function program() {
  const b = new GraphBuilder("network");
  const x = b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel: 3, height: 4, width: 4 }) });
  const w = b.parameter("conv.weight", axes(sizes["conv.weight"]), zeros);
  const y = only(b.apply(conv, [x, w], { groups: 1, windows: squareWindow({ size: 2, stride: 1, padding: 0 }) }));
  const vectors = ["weight", "bias", "mean", "variance"].map((name) =>
    b.parameter(`bn.${name}`, axes(sizes.vector), zeros),
  );
  b.output("y", only(b.apply(batchNorm, [y, ...vectors], { epsilon: 1, momentum: 0.1 }, "bn")));
  const filled = (value: number): Tensor<"float32"> => float32Tensor([2], new Float32Array(2).fill(value));
  const weight = float32Tensor(
    [2, 3, 2, 2],
    Float32Array.from({ length: 24 }, (_, index) => index),
  );
  const state = new Map([
    ["conv.weight", weight],
    ["bn.weight", filled(1)],
    ["bn.bias", filled(0)],
    ["bn.mean", filled(0)],
    ["bn.variance", filled(3)],
  ]);
  return { graph: b.build(), state };
}

describe("lowerInference", () => {
  const { nodes, signatures, state } = lowerInference(program());

  it("writes weights as constants, height, width, in, out, with batch norms folded into them", () => {
    expect(nodes.map(({ op }) => op).filter((op) => /Var|BatchNorm/.test(op))).to.deep.equal([]);
    const value = nodes.find(({ name }) => name.endsWith("conv.weight"))?.attributes["value"];
    const tensor = typeof value === "object" && "tensor" in value ? value.tensor : expect.fail();
    expect(tensor.shape).to.deep.equal([2, 2, 3, 2]);
    // By position, each the three inputs of two outputs, which lie 12 apart.
    expect([...tensor.data].slice(0, 8)).to.deep.equal([0, 6, 2, 8, 4, 10, 0.5, 6.5]);
  });

  it("has one signature and no state", () => {
    expect(Object.keys(signatures)).to.deep.equal(["predict"]);
    expect(state).to.deep.equal([]);
  });
});
