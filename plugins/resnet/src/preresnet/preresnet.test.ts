import { createFramework, type Network } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { expect } from "chai";
import { resnet } from "../index.js";

const framework = createFramework({ plugins: [se, resnet] });

function compose(options: Readonly<Record<string, unknown>>): Network {
  const backbone = { type: "preresnet", width: 8, ...options };
  return framework.compose({ name: "small", input: { height: 64, width: 96 }, classes: 5, backbone });
}

/** Kinds of the operations of one block, in order. */
function kindsIn(path: string, { graph }: Network): readonly string[] {
  return graph.nodes.flatMap((node) => (graph.scopes[node.scope]?.path === path ? [node.operation.kind] : []));
}

describe("preresnet", () => {
  it("activates before each convolution and not after the addition", () => {
    const network = compose({ block: "bottleneck", layers: [2, 1] });
    const branch = ["batchNorm", "relu", "conv", "batchNorm", "relu", "conv", "batchNorm", "relu", "conv"];
    expect(kindsIn("features.stage1.unit1", network)).to.deep.equal([...branch, "conv", "add"]);
    expect(kindsIn("features.stage1.unit2", network)).to.deep.equal([...branch, "add"]);
  });

  it("projects what the first norm and activation give, not the block's input", () => {
    const { graph } = compose({ block: "basic", layers: [1, 1] });
    const projection = graph.nodes.find(({ path }) => path === "features.stage2.unit1.identity_conv");
    const first = graph.nodes.find(({ path }) => path === "features.stage2.unit1.body.conv1.conv");
    expect(projection?.inputs[0]).to.equal(first?.inputs[0]);
  });

  it("widens all stages but not the stem", () => {
    const shapes = Object.fromEntries(
      compose({ stem: "cifar", block: "basic", layers: [1, 1, 1], widen: 3 })
        .graph.state()
        .map(({ name, shape }) => [name, shape[0]]),
    );
    expect(shapes["features.init_block.weight"]).to.equal(8);
    expect(shapes["features.stage3.unit1.body.conv2.conv.weight"]).to.equal(8 * 3 * 4);
  });

  it("honours output stride, drop-path and dropout", () => {
    const network = compose({ block: "basic", layers: [1, 1, 2, 1], outputStride: 8, dropPath: 0.4, dropout: 0.3 });
    expect(network.features().map(({ reduction }) => reduction)).to.deep.equal([2, 4, 8, 8, 8]);
    const rates = network.graph.nodes.flatMap(({ operation: { kind }, attributes: { rate } }) =>
      kind === "dropPath" || kind === "dropout" ? [rate] : [],
    );
    expect(rates).to.deep.equal([0.1, 0.2, 0.30000000000000004, 0.4, 0.3]);
  });

  it("has the depths of ImageNet with one stem and those of CIFAR with the other", () => {
    expect(() => compose({ depth: 164 }))
      .to.throw(/backbone\.depth: .*stem "conv7".*18, 34, 50, 101, 152, 200, .*found 164/)
      .with.property("code", "NG_OPTION_UNSUPPORTED");
    expect(() => compose({ depth: 200, stem: "cifar" })).to.throw(/20, 56, 110, 164, 1001,/);
    expect(() => compose({ depth: 18, block: "basic" })).to.throw(/stands beside `block` or `layers`/);
    expect(() => compose({ layers: [1, 1] })).to.throw(/has `layers` alone/);
  });
});
