import { createFramework, type Network, type WrittenNetworkConfig } from "@netgraft/core";
import { mobilenet } from "@netgraft/plugin-mobilenet";
import { se } from "@netgraft/plugin-se";
import { expect } from "chai";
import { efficientnet } from "./index.js";

const framework = createFramework({ plugins: [se, mobilenet, efficientnet] });
const small = { classes: 5, input: { height: 64, width: 96 } };

/** Rates of drop-path by the block that they are in. */
function rates({ graph }: Network): Readonly<Record<string, number>> {
  return Object.fromEntries(
    graph.nodes.flatMap(({ operation, attributes, scope }) =>
      operation.kind === "dropPath" ? [[graph.scopes[scope]?.path ?? "", attributes["rate"] as number]] : [],
    ),
  );
}

/** Reduced channels of each SE, by its path. */
function reduced(config: WrittenNetworkConfig | string): Readonly<Record<string, number | undefined>> {
  const state = framework.compose(config).graph.state();
  return Object.fromEntries(
    state.flatMap(({ name, shape }) => {
      const [, path] = /^(.*)\.(?:fc1|conv_reduce)\.weight$/.exec(name) ?? [];
      return path === undefined ? [] : [[path, shape[0]]];
    }),
  );
}

describe("EfficientNet and MnasNet", () => {
  it("drop branches at torchvision's rates: 0.2 times the block's position over 16 in B0", () => {
    const found = rates(framework.compose("efficientnet_b0"));
    // features.2.1 is the third block, features.6.3 the fifteenth; the first and the last add nothing.
    expect(found["features.2.1"]).to.be.closeTo((0.2 * 2) / 16, 1e-12);
    expect(found["features.6.3"]).to.be.closeTo((0.2 * 14) / 16, 1e-12);
    expect(Object.keys(found)).to.have.length(9);
  });

  it("squeeze from the channels that enter the block", () => {
    const b0 = reduced("efficientnet_b0");
    expect([b0["features.1.0.block.1"], b0["features.2.0.block.2"], b0["features.7.0.block.2"]]).to.deep.equal([
      8, 4, 48,
    ]);
    expect(reduced("mnasnet_a1")).to.include({ "blocks.2.0.se": 6, "blocks.2.1.se": 10, "blocks.5.0.se": 28 });
    const fromSite = { extends: "mnasnet_a1", attachments: [{ id: "se", attach: { reductionBase: "site" } }] };
    expect(reduced(fromSite)).to.include({ "blocks.2.0.se": 72 / 4, "blocks.2.1.se": 120 / 4 });
  });

  it("says so where the channels that enter a block leave nothing to squeeze to", () => {
    const rule = { attach: { type: "se", reduction: 64, reductionBase: "blockInput" } };
    expect(() => framework.compose({ ...small, name: "x", backbone: { type: "efficientnet" }, attachments: [rule] }))
      .to.throw(/features\.1\.0\.block\.1: reducing 32 channels by 64 leaves none/)
      .with.property("code", "NG_ATTACHMENT_MISFIT");
  });

  it("has feature maps at five resolutions, named after their last blocks", () => {
    expect(framework.compose("efficientnet_b0").features()).to.deep.equal([
      { name: "features.1.0", channels: 16, reduction: 2 },
      { name: "features.2.1", channels: 24, reduction: 4 },
      { name: "features.3.1", channels: 40, reduction: 8 },
      { name: "features.5.2", channels: 112, reduction: 16 },
      { name: "features.7.0", channels: 320, reduction: 32 },
    ]);
    const dilated = { ...small, extends: "mnasnet_b1", backbone: { outputStride: 4 } };
    expect(
      framework
        .compose(dilated)
        .features()
        .map(({ reduction }) => reduction),
    ).to.deep.equal([2, 4, 4, 4, 4]);
  });

  it("counts stages by resolution, so that a rule selects both groups of one", () => {
    const rule = { id: "se", where: { stages: [4] } };
    const { attachments } = framework.compose({ ...small, extends: "efficientnet_b0", attachments: [rule] }).summary();
    expect(attachments.map(({ path }) => path)).to.deep.equal(
      ["4.0", "4.1", "4.2", "5.0", "5.1", "5.2"].map((block) => `features.${block}.block.2`),
    );
  });

  it("never adds the input of MnasNet's first block, even where its width makes shapes agree", () => {
    const narrow = framework.compose({ ...small, extends: "mnasnet_b1", backbone: { widthMultiplier: 0.25 } });
    const first = narrow.graph.nodes.filter(({ path }) => path.startsWith("blocks.0.0."));
    expect(first.some(({ operation }) => operation.kind === "add")).to.equal(false);
    expect(narrow.graph.state().find(({ name }) => name === "blocks.0.0.conv_pw.weight")?.shape).to.deep.equal([
      8, 8, 1, 1,
    ]);
  });
});
