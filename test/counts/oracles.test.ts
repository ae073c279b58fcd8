import { expect } from "chai";
import { framework } from "../support/framework.js";
import { goldenTable } from "../support/goldens.js";
import { oracleConfig } from "./oracle-networks.js";

describe("counts against the published networks", () => {
  const rows = goldenTable("oracles.csv").flatMap((row) => {
    const config = oracleConfig(row);
    return config === undefined ? [] : [{ row, config }];
  });

  it("covers every row of the ResNet family", () => expect(rows).to.have.length(44));

  for (const { row, config } of rows) {
    const { network = "", se_bias, rounding, parameters = "", macs = "" } = row;
    it(`${network}${se_bias === "" ? "" : ` (bias ${se_bias}, ${rounding})`}`, () => {
      const summary = framework.compose({ name: network, ...config }).summary();
      expect(summary.parameters).to.equal(Number(parameters));
      if (macs !== "") expect(summary.macs).to.equal(Number(macs));
    });
  }
});

describe("counts of the CIFAR networks", () => {
  for (const { network = "", depth, shortcut, se, rounding, bias, parameters, macs } of goldenTable("cifar.csv")) {
    it(`${network}, ${shortcut}${se === "yes" ? `, bias ${bias}` : ""}`, () => {
      const attachments = se === "yes" ? [{ attach: { type: "se", bias: bias === "yes", rounding } }] : [];
      const backbone = { type: "resnet", stem: "cifar", depth: Number(depth), shortcut };
      const input = { channels: 3, height: 32, width: 32 };
      const summary = framework.compose({ name: network, input, classes: 10, backbone, attachments }).summary();
      expect([summary.parameters, summary.macs]).to.deep.equal([Number(parameters), Number(macs)]);
    });
  }
});
