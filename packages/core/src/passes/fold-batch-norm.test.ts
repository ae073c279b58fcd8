import { expect } from "chai";
import type { NetworkState } from "../engine/program.js";
import { float32Tensor, type Tensor } from "../tensor/tensor.js";
import { axes } from "../graph/axes.js";
import type { Graph } from "../graph/graph.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Value } from "../graph/value.js";
import { relu } from "../operations/elementwise/activations.js";
import { add } from "../operations/elementwise/arithmetic.js";
import { batchNorm } from "../operations/normalization/batch-norm.js";
import { conv } from "../operations/product/conv.js";
import { only } from "../operations/rules/arity.js";
import { foldBatchNorm } from "./fold-batch-norm.js";

const zeros = { kind: "zeros" } as const;
const epsilon = 1e-3;

/** Builds with 1×1 convolutions of two channels and their batch norms. */
function network(
  build: (given: {
    readonly b: GraphBuilder;
    readonly x: Value;
    readonly convolved: (x: Value, weight: Value) => Value;
    readonly normalized: (x: Value) => Value;
    readonly weight: (name: string) => Value;
  }) => Value,
): Graph {
  const b = new GraphBuilder("network");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: "any", channel: 2, width: 3 }) });
  const window = { axis: "width", size: 1, stride: 1, before: 0, after: 0, dilation: 1 };
  const y = build({
    b,
    x,
    convolved: (input, weight) => only(b.apply(conv, [input, weight], { groups: 1, windows: [window] }, "conv")),
    normalized(input) {
      const vectors = ["weight", "bias", "mean", "variance"].map((name) =>
        b.parameter(`bn.${name}`, axes({ channel: 2 }), zeros),
      );
      return only(b.apply(batchNorm, [input, ...vectors], { epsilon, momentum: 0.1 }, "bn"));
    },
    weight: (name) => b.parameter(name, axes({ out: 2, in: 2, width: 1 }), zeros),
  });
  b.output("y", y);
  return b.build();
}

const numbers = (...data: number[]) => float32Tensor([data.length], Float32Array.from(data));
const vectors: NetworkState = new Map([
  ["bn.weight", numbers(2, 3)],
  ["bn.bias", numbers(5, 7)],
  ["bn.mean", numbers(11, 13)],
  ["bn.variance", numbers(1 - epsilon, 4 - epsilon)],
]);
const expectClose = (tensor: Tensor | undefined, expected: readonly number[]): void =>
  expected.forEach((value, index) => expect(tensor?.data[index]).to.be.closeTo(value, 1e-5));
const kinds = ({ nodes }: Graph): string => nodes.map(({ operation }) => operation.kind).join(" ");

describe("folding batch norms into convolutions", () => {
  it("scales the weight of each output, and adds what is left as its bias", () => {
    const graph = network(({ x, convolved, normalized, weight }) => normalized(convolved(x, weight("conv.weight"))));
    const given = float32Tensor([2, 2, 1], Float32Array.from([1, 2, 3, 4]));
    const folded = foldBatchNorm({ graph, state: new Map([...vectors, ["conv.weight", given]]) });
    expect(kinds(folded.graph)).to.equal("conv");
    expect(folded.graph.nodes[0]?.inputs.map(({ source }) => "name" in source && source.name)).to.deep.equal([
      "x",
      "conv.weight",
      "bn.folded",
    ]);
    // γ/√(σ² + ε) is 2 and 1.5.
    expectClose(folded.state.get("conv.weight"), [2, 4, 4.5, 6]);
    expectClose(folded.state.get("bn.folded"), [5 - 2 * 11, 7 - 1.5 * 13]);
    expectClose(given, [1, 2, 3, 4]);
  });

  for (const [what, graph] of [
    ["follows something else", network(({ b, x, normalized }) => normalized(only(b.apply(relu, [x], {}))))],
    [
      "is not alone in taking what the convolution gives",
      network(({ b, x, convolved, normalized, weight }) => {
        const y = convolved(x, weight("conv.weight"));
        return only(b.apply(add, [normalized(y), y], { residual: false }));
      }),
    ],
    [
      "follows a convolution that shares its weight",
      network(({ x, convolved, normalized, weight }) => {
        const shared = weight("conv.weight");
        return normalized(convolved(convolved(x, shared), shared));
      }),
    ],
  ] as const)
    it(`leaves one that ${what}`, () => {
      const state = new Map([...vectors, ["conv.weight", float32Tensor([2, 2, 1], new Float32Array(4))]]);
      const folded = foldBatchNorm({ graph, state });
      expect(kinds(folded.graph)).to.equal(kinds(graph));
      expect(folded.state).to.deep.equal(state);
    });
});
