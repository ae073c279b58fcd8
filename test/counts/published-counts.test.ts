import { expect } from "chai";
import { framework } from "../support/framework.js";
import { goldenTable } from "../support/goldens.js";

describe("counts of the mobile, pre-activation and Shake-Shake presets, and of further ones of timm", () => {
  const table = goldenTable("published-counts.csv");

  for (const { network = "", source, size, classes, parameters, macs } of table) {
    it(`${network} has those of the ${source === "reference" ? "network" : `network of ${source}`}`, () => {
      const composed = framework.compose(network);
      const { input, classes: head } = composed.config;
      expect([input.height, input.width, head]).to.deep.equal([Number(size), Number(size), Number(classes)]);
      const summary = composed.summary();
      expect([summary.parameters, summary.macs]).to.deep.equal([Number(parameters), Number(macs)]);
    });
  }

  it("leave out none of these presets @long", () => {
    const families = new Set([
      "densenet",
      "ghostnet",
      "rexnet",
      "mixnet",
      "preresnet",
      "shakeshake",
      "mobilenet_v1",
      "mobilenet_v2",
      "mobilenet_v3",
      "efficientnet",
      "efficientnet_v2",
      "regnet",
      "vovnet",
      "res2net",
      "mnasnet",
      "shufflenet_v1",
      "shufflenet_v2",
    ]);
    const names = framework.catalog.networks.names();
    const all = names.filter((name) => families.has(framework.compose(name).config.backbone.type));
    expect(table.map(({ network }) => network)).to.include.members(all);
  });
});
