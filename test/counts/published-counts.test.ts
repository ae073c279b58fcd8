import { expect } from "chai";
import { framework } from "../support/framework.js";
import { goldenTable } from "../support/goldens.js";

describe("counts of the mobile, pre-activation and Shake-Shake presets", () => {
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

  it("leave out none of these presets", () => {
    const families =
      /^(?:se|tf_)?(?:_?mobilenet_v|mnasnet_|efficientnet_|efficientnetv2_|_?shufflenet_v|preresnet|wrn|shakeshake|regnet|resnet\d+[dt]$)/;
    const all = framework.catalog.networks.names().filter((name) => families.test(name));
    expect(table.map(({ network }) => network)).to.have.members(all);
  });
});
