import { attachment, createFramework, type Network, type NetworkConfigInput, z } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { expect } from "chai";
import { vgg } from "./index.js";

/** In place of a convolution, one without padding beside it. */
const plain = attachment({
  type: "plain",
  summary: "A convolution.",
  options: z.strictObject({}),
  replace: () => (b, x, convolution) => b.conv("conv", x, convolution),
});

const framework = createFramework({
  plugins: [se, vgg, { name: "plain", apiVersion: 1, attachments: [plain] }],
});

function compose(
  backbone: Readonly<Record<string, unknown>>,
  rest: Pick<NetworkConfigInput, "input" | "attachments"> = {},
): Network {
  return framework.compose({
    name: "small",
    input: { height: 64, width: 96 },
    classes: 5,
    ...rest,
    backbone: { type: "vgg", widthMultiplier: 0.125, hiddenChannels: 16, ...backbone },
  });
}

describe("vgg", () => {
  it("refuses the options that it cannot honour, all at once", () => {
    expect(() => compose({ outputStride: 16, dropPath: 0.1 }))
      .to.throw(/backbone\.outputStride: .*backbone\.dropPath: /s)
      .with.property("code", "NG_OPTION_UNSUPPORTED");
  });

  it("refuses pictures that its pools leave nothing of, naming the stage's end", () => {
    expect(() => compose({}, { input: { height: 31, width: 96 } }))
      .to.throw(/height is too small/)
      .with.property("code", "NG_SHAPE");
  });

  it("offers a feature map at the end of each stage, before its pool", () => {
    expect(compose({ depth: 13, batchNorm: false }).features()).to.deep.equal([
      { name: "features.3", channels: 8, reduction: 1 },
      { name: "features.8", channels: 16, reduction: 2 },
      { name: "features.13", channels: 32, reduction: 4 },
      { name: "features.18", channels: 64, reduction: 8 },
      { name: "features.23", channels: 64, reduction: 16 },
      { name: "features.24", channels: 64, reduction: 32 },
    ]);
  });

  it("names attachments after the activation that they follow", () => {
    const { attachments } = compose({}, { attachments: [{ attach: { type: "se", reduction: 4 } }] }).summary();
    expect(attachments.map(({ path }) => path).slice(0, 4)).to.deep.equal([
      "features.2.se",
      "features.5.se",
      "features.9.se",
      "features.12.se",
    ]);
    expect(attachments).to.have.length(13);
  });

  it("lets a convolution be replaced with its norm and activation", () => {
    const where = { stages: [2], blocks: [0] };
    const { graph } = compose({}, { attachments: [{ attach: { type: "plain" }, replace: "conv", where }] });
    const names = graph.state().map(({ name }) => name);
    expect(names).to.include("features.9.plain.conv.weight");
    expect(names).to.not.include.members(["features.7.weight"]).and.not.include.members(["features.8.weight"]);
    expect(names).to.include.members(["features.3.weight", "features.10.weight"]);
  });

  it("drops out after both hidden layers, and not at all at rate 0", () => {
    const rates = (network: Network): unknown[] =>
      network.graph.nodes.flatMap(({ operation, attributes }) =>
        operation.kind === "dropout" ? [attributes["rate"]] : [],
      );
    expect(rates(compose({ dropout: 0.3 }))).to.deep.equal([0.3, 0.3]);
    expect(rates(compose({ dropout: 0 }))).to.deep.equal([]);
  });

  it("pools to 7×7 whatever the picture", () => {
    for (const [height, width] of [
      [32, 32],
      [224, 224],
      [300, 260],
    ] as const) {
      const { graph } = compose({}, { input: { height, width } });
      const weight = graph.state().find(({ name }) => name === "classifier.0.weight");
      expect(weight?.shape, `${height}×${width}`).to.deep.equal([16, 64 * 7 * 7]);
    }
  });
});
