import { createFramework, type Network } from "@netgraft/core";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";
import { expect } from "chai";
import { res2net } from "./index.js";

const framework = createFramework({ plugins: [se, resnet, res2net] });

function compose(options: Readonly<Record<string, unknown>>): Network {
  const backbone = { type: "res2net", layers: [2, 2], width: 16, ...options };
  return framework.compose({ name: "small", input: { height: 32, width: 32 }, classes: 5, backbone });
}

/** How many operations of a kind a block has. */
function count({ graph }: Network, block: string, kind: string): number {
  return graph.nodes.filter(({ path, operation }) => path.startsWith(`${block}.`) && operation.kind === kind).length;
}

describe("a block of a Res2Net", () => {
  it("hands the result of each part to the next, and the last part on", () => {
    const network = compose({});
    // Of four parts, the second and the third see the one before; the block adds its input.
    expect(count(network, "layer1.1", "add")).to.equal(2 + 1);
    expect(count(network, "layer1.1", "averagePool")).to.equal(0);
  });

  for (const [block, why] of [
    ["layer1.0", "channels change"],
    ["layer2.0", "it strides"],
  ] as const)
    it(`filters each part by itself where ${why}, and averages the last`, () => {
      const network = compose({});
      expect(count(network, block, "add")).to.equal(1);
      expect(count(network, block, "averagePool")).to.equal(1);
    });

  it("has one convolution and hands on nothing with one part", () => {
    const state = compose({ scale: 1 }).graph.state();
    expect(state.filter(({ name }) => /^layer1\.0\.convs\.\d+\.weight$/.test(name))).to.have.length(1);
  });

  it("has SE at the end of its branch where a rule says no more", () => {
    const network = framework.compose({
      extends: "res2net50_26w_4s",
      name: "se-res2net",
      attachments: [{ id: "se", attach: { type: "se", bias: true } }],
    });
    // C/16 hidden units and both biases in 16 blocks: Hu et al. 2020, as in SE-ResNet-50.
    const added = [256, 512, 1024, 2048].map((c, i) => ([3, 4, 6, 3][i] ?? 0) * ((2 * c * c) / 16 + c / 16 + c));
    const total = added.reduce((sum, each) => sum + each, 0);
    expect(network.summary().parameters).to.equal(25_699_120 + total);
  });
});
