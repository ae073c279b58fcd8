import { createFramework, type Network } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { expect } from "chai";
import { resnet } from "../index.js";

const framework = createFramework({ plugins: [se, resnet] });

function compose(options: Readonly<Record<string, unknown>>, rule?: { readonly at?: string }): Network {
  return framework.compose({
    name: "small",
    input: { height: 16, width: 24 },
    classes: 5,
    backbone: { type: "shakeshake", layers: [1, 1], width: 8, ...options },
    ...(rule && { attachments: [{ attach: { type: "se", reduction: 4 }, ...rule }] }),
  });
}

/** Kinds of the operations outside all blocks and of those of one block, in order. */
function kindsIn(path: string, { graph }: Network): readonly string[] {
  return graph.nodes.flatMap((node) => (graph.scopes[node.scope]?.path === path ? [node.operation.kind] : []));
}

const branch = ["conv", "batchNorm", "relu", "conv", "batchNorm"];

describe("shakeshake", () => {
  it("activates at the start of branches by default, and before the pool", () => {
    const network = compose({ layers: [2], width: 16 });
    const block = ["relu", ...branch, ...branch, "shakeShake", "add"];
    expect(kindsIn("features.stage1.unit1", network), "16 channels enter 16").to.deep.equal(block);
    expect(kindsIn("", network).slice(0, 3)).to.deep.equal(["conv", "batchNorm", "relu"]);
  });

  it("activates after the addition where asked, as pytorchcv does", () => {
    const network = compose({ layers: [1], width: 16, activation: "output" });
    expect(kindsIn("features.stage1.unit1", network)).to.deep.equal([
      ...branch,
      ...branch,
      "shakeShake",
      "add",
      "relu",
    ]);
    expect(kindsIn("", network).slice(0, 4)).to.deep.equal(["conv", "batchNorm", "relu", "globalPool"]);
  });

  it("gives each branch its own attachment, and both together one", () => {
    const pathsAt = (at?: string): readonly string[] =>
      compose({}, at === undefined ? {} : { at })
        .summary()
        .attachments.map(({ site, path }) => `${site} ${path}`);
    const blocks = ["features.stage1.unit1.se", "features.stage2.unit1.se"];
    expect(pathsAt()).to.deep.equal(blocks.map((path) => `residual ${path}`));
    expect(pathsAt("branch2")).to.deep.equal(blocks.map((path) => `branch2 ${path}`));
  });

  it("honours output stride and drop-path", () => {
    const network = compose({ layers: [1, 1, 1], outputStride: 2, dropPath: 0.2 });
    expect(network.features().map(({ reduction }) => reduction)).to.deep.equal([1, 2, 2]);
    const rates = network.graph.nodes.flatMap(({ operation: { kind }, attributes: { rate } }) =>
      kind === "dropPath" ? [rate] : [],
    );
    expect(rates).to.deep.equal([0.1, 0.2]);
  });

  it("refuses options of bottlenecks for basic blocks, all at once", () => {
    expect(() => compose({ cardinality: 4, baseWidth: 32 }))
      .to.throw(/backbone\.cardinality: .*backbone\.baseWidth: /s)
      .with.property("code", "NG_OPTION_UNSUPPORTED");
  });
});
