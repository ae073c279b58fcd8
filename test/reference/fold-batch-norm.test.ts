import { float32Tensor, foldBatchNorm, type NetworkState } from "@netgraft/core/graph";
import { evaluate } from "@netgraft/testing";
import { nameDerivedUniform } from "@netgraft/weights";
import { expect } from "chai";
import { relativeDistance } from "../gradients/relative-distance.js";
import { framework } from "../support/framework.js";

const small = { input: { height: 32, width: 32 }, classes: 3, attachments: [{ attach: { type: "se", reduction: 2 } }] };

/** Between ½ and 1½, so that no variance is negative and nothing is what it is by default. */
function drawnState(specs: readonly { readonly name: string; readonly shape: readonly number[] }[]): NetworkState {
  return new Map(
    specs.map(({ name, shape }) => {
      const count = shape.reduce((product, size) => product * size, 1);
      return [
        name,
        float32Tensor(
          shape,
          nameDerivedUniform(name, count).map((value) => 1 + value / 2),
        ),
      ];
    }),
  );
}

describe("folding batch norms into convolutions, by the reference", () => {
  for (const [what, backbone] of [
    ["bottlenecks in groups", { type: "resnet", block: "bottleneck", layers: [1, 1], width: 4, cardinality: 2 }],
    ["a CIFAR ResNet", { type: "resnet", block: "basic", layers: [1, 1], width: 4, stem: "cifar" }],
  ] as const)
    it(`changes nothing in ${what} but rounding`, () => {
      const { graph } = framework.compose({ name: "small", ...small, backbone });
      const program = { graph, state: drawnState(graph.state()) };
      const folded = foldBatchNorm(program);
      const norms = folded.graph.nodes.filter(({ operation }) => operation.kind === "batchNorm");
      expect(norms).to.have.length(0);
      expect(graph.nodes.some(({ operation }) => operation.kind === "batchNorm")).to.equal(true);
      const input = float32Tensor([2, 3, 32, 32], nameDerivedUniform("input", 2 * 3 * 32 * 32));
      const [expected, found] = [program, folded].map((each) => evaluate(each, { input })["logits"]?.data ?? []);
      expect(relativeDistance(found ?? [], expected ?? [])).to.be.below(1e-6);
    }).timeout(120_000);
});
