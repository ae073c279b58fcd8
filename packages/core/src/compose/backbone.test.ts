import { expect } from "chai";
import { z } from "#zod";
import { attachment } from "./attachment.js";
import { backbone } from "./backbone.js";
import type { Block } from "./block.js";
import { dropPathRates } from "./drop-path-rates.js";
import { attach, fakeBlock, fakeNetwork, gated, marksOf } from "./fake-network.test.support.js";
import { featureInfo } from "./feature-info.js";

describe("the features of a network", () => {
  it("are the ends of its stages, with channels and reduction", () => {
    expect(featureInfo(fakeNetwork([], { depths: [1, 1, 2] }))).to.deep.equal([
      { name: "layer1", channels: 4, reduction: 2 },
      { name: "layer2", channels: 8, reduction: 4 },
      { name: "layer3", channels: 16, reduction: 8 },
    ]);
  });

  it("come after all attachments, in maps of the size that the reduction tells", () => {
    const graph = fakeNetwork([attach("se", gated, { at: "output" })]);
    const last = marksOf(graph, "attachment").filter(({ scope }) =>
      ["layer1.1.se", "layer2.2.se"].includes(graph.scopes[scope]?.path ?? ""),
    );
    const features = marksOf(graph, "feature");
    expect(features.map(({ value }) => value)).to.deep.equal(last.map(({ value }) => value));
    for (const { value, reduction } of features) expect(graph.values[value]?.size("height")).to.equal(16 / reduction);
  });
});

describe("drop rates", () => {
  it("grow linearly from 0 to the last", () => {
    expect(dropPathRates(0.2, 5).map((rate) => rate.toFixed(2))).to.deep.equal([
      "0.00",
      "0.05",
      "0.10",
      "0.15",
      "0.20",
    ]);
    expect(dropPathRates(0, 3)).to.deep.equal([0, 0, 0]);
  });

  it("are 0 for a single block, and none for none", () => {
    expect(dropPathRates(0.5, 1)).to.deep.equal([0]);
    expect(dropPathRates(0.5, 0)).to.deep.equal([]);
  });

  it("leave no node where they are 0", () => {
    const block =
      (rate: number) =>
      (stride: number): Block => ({
        type: "dropping",
        stride,
        build: (b, x) => b.dropout(b.dropPath(fakeBlock(stride).build(b, x), rate), rate),
      });
    const kinds = (rate: number): readonly string[] =>
      fakeNetwork([], { block: block(rate) }).nodes.map(({ operation }) => operation.kind);
    expect(kinds(0)).to.not.include.members(["dropPath"]).and.not.include("dropout");
    expect(kinds(0.1).filter((kind) => kind === "dropPath")).to.have.length(5);
  });
});

describe("defining components", () => {
  it("adds the options of the contract to a backbone's own", () => {
    const net = backbone({
      type: "net",
      summary: "A net.",
      options: { depth: z.int() },
      sites: { residual: "There." },
      standard: "residual",
      build: () => (_b, image) => image,
    });
    expect(net.options.parse({ depth: 18 })).to.deep.equal({ depth: 18, outputStride: 32, dropPath: 0, dropout: 0 });
    expect(net.options.safeParse({ depth: 18, width: 2 }).success, "an unknown option").to.equal(false);
    for (const wrong of [{ outputStride: 7 }, { dropPath: 1 }, { dropPath: -0.1 }, { dropout: 1 }])
      expect(net.options.safeParse({ depth: 18, ...wrong }).success, JSON.stringify(wrong)).to.equal(false);
    expect(net.replaceable).to.deep.equal([]);
    expect(net).to.be.frozen;
  });

  it("adds the sites of stages to a backbone's own, and has its only replaceable convolution as the standard one", () => {
    const net = (replaceable: readonly string[], named?: string) =>
      backbone({
        type: "net",
        summary: "A net.",
        options: {},
        sites: { residual: "There." },
        standard: "residual",
        replaceable,
        ...(named !== undefined && { standardReplaceable: named }),
        build: () => (_b, image) => image,
      });
    expect(Object.keys(net([]).sites)).to.deep.equal(["residual", "betweenStages"]);
    expect(net(["conv"]).standardReplaceable).to.equal("conv");
    expect([net([]), net(["a", "b"])].map((each) => each.standardReplaceable)).to.deep.equal([undefined, undefined]);
    expect(net(["a", "b"], "b").standardReplaceable).to.equal("b");
  });

  it("gives an attachment back as it is, frozen", () => {
    const se = attachment({ type: "se", summary: "SE.", options: z.strictObject({}), build: () => gated });
    expect(se.build?.({})).to.equal(gated);
    expect(se).to.be.frozen;
  });
});
