import { createFramework, type Network, type WrittenNetworkConfig } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { expect } from "chai";
import { mobilenet } from "./index.js";

const framework = createFramework({ plugins: [se, mobilenet] });

function compose(type: string, options: Readonly<Record<string, unknown>> = {}): Network {
  return framework.compose({
    name: "small",
    input: { height: 64, width: 96 },
    classes: 5,
    backbone: { type, widthMultiplier: 0.25, ...options },
  });
}

/** The attributes of all operations of one kind. */
function all(kind: string, { graph }: Network): readonly unknown[] {
  return graph.nodes.flatMap(({ operation, attributes }) => (operation.kind === kind ? [attributes] : []));
}

/** Where attachments are, by their ids. */
function placed(config: WrittenNetworkConfig): readonly string[] {
  return framework
    .compose(config)
    .summary()
    .attachments.map(({ id, path }) => `${id} at ${path}`);
}

describe("MobileNets", () => {
  for (const type of ["mobilenet_v1", "mobilenet_v2", "mobilenet_v3"]) {
    it(`${type} dilates its depthwise convolutions instead of striding beyond the output stride`, () => {
      const strided = compose(type);
      const dilated = compose(type, { outputStride: 8 });
      expect(strided.features().map(({ reduction }) => reduction)).to.deep.equal([2, 4, 8, 16, 32]);
      expect(dilated.features().map(({ reduction }) => reduction)).to.deep.equal([2, 4, 8, 8, 8]);
      expect(dilated.summary().parameters).to.equal(strided.summary().parameters);
      const dilations = dilated.graph.nodes.flatMap(({ attributes: { windows } }) =>
        // Only convolutions and pools have windows.
        ((windows ?? []) as readonly { readonly dilation: number }[]).map(({ dilation }) => dilation),
      );
      // The first block of a stage still sees the grid of the one before.
      expect([...new Set(dilations)].toSorted((a, b) => a - b)).to.deep.equal([1, 2, 4]);
    });

    it(`${type} drops out before its last dense layer alone`, () => {
      expect(all("dropout", compose(type, { dropout: 0.4 }))).to.deep.equal([{ rate: 0.4 }]);
    });

    it(`${type} refuses an output stride that its stem has passed`, () => {
      expect(() => compose(type, { outputStride: 1 })).to.throw(/backbone\.outputStride/);
    });
  }

  it("drop the branches of blocks that add, at rates that grow over all blocks", () => {
    const rates = all("dropPath", compose("mobilenet_v2", { widthMultiplier: 1, dropPath: 0.32 }));
    // 17 blocks, of which 10 add: features.3, 5, 6, 8, 9, 10, 12, 13, 15 and 16.
    expect(rates.map((attributes) => Math.round((attributes as { rate: number }).rate * 50))).to.deep.equal([
      2, 4, 5, 7, 8, 9, 11, 12, 14, 15,
    ]);
    expect(() => compose("mobilenet_v1", { dropPath: 0.1 }))
      .to.throw(/backbone\.dropPath: a MobileNet v1 has no residual branches.*expected 0; found 0\.1/)
      .with.property("code", "NG_OPTION_UNSUPPORTED");
  });

  it("scale their channels as each version does", () => {
    const stem = (type: string, name: string): unknown =>
      compose(type, { widthMultiplier: 0.45 })
        .graph.state()
        .find((tensor) => tensor.name === name)?.shape[0];
    expect(stem("mobilenet_v1", "features.init_block.conv.weight"), "rounded down").to.equal(14);
    expect(stem("mobilenet_v2", "features.0.0.weight"), "to a multiple of 8").to.equal(16);
    expect(stem("mobilenet_v2", "features.18.0.weight"), "never narrower than 1280").to.equal(1280);
    expect(stem("mobilenet_v3", "features.0.0.weight")).to.equal(8);
  });

  it("let a config replace the SE of MobileNetV3 by its id, change its options, move it and remove it", () => {
    const small = { extends: "mobilenet_v3_small", backbone: { widthMultiplier: 0.25 } };
    const own = [1, 4, 5, 6, 7, 8, 9, 10, 11].map((n) => `se at features.${n}.block.${n === 1 ? 1 : 2}`);
    expect(placed(small)).to.deep.equal(own);
    expect(placed({ ...small, attachments: [{ id: "se", attach: null }] })).to.deep.equal([]);
    const last = { id: "se", where: { stages: [4], path: null } };
    expect(placed({ ...small, attachments: [last] })).to.deep.equal(own.slice(-3));
    // At another site, or in a block that has none of its own, it has its id as its name.
    const moved = { id: "se", at: "residual", where: { stages: [4], path: null } };
    expect(placed({ ...small, attachments: [moved] })).to.deep.equal([9, 10, 11].map((n) => `se at features.${n}.se`));
    const everywhere = { id: "se", where: null };
    expect(placed({ ...small, attachments: [everywhere] }).slice(0, 3)).to.deep.equal([
      "se at features.1.block.1",
      "se at features.2.se",
      "se at features.3.se",
    ]);
    const second = { id: "second", attach: { type: "se", reduction: 2 } };
    expect(placed({ ...small, attachments: [second] })).to.include("second at features.4.second");
  });

  it("keep the kinds of gates apart that MobileNetV3 and the article have", () => {
    const network = framework.compose("mobilenet_v3_large");
    expect(all("hardSigmoid", network)).to.have.length(8);
    expect(all("sigmoid", network)).to.have.length(0);
  });
});
