import { expect } from "chai";
import { framework } from "../support/framework.js";
import { goldenTable } from "../support/goldens.js";
import { oracleFamilies } from "./oracle-networks.js";

describe("counts against the published networks", () => {
  const table = goldenTable("oracles.csv");

  for (const [family, { rows: expected, config: configOf }] of Object.entries(oracleFamilies)) {
    const rows = table.flatMap((row) => {
      const config = configOf(row);
      return config === undefined ? [] : [{ row, config }];
    });

    it(`cover every row of ${family}`, () => expect(rows).to.have.length(expected));

    for (const { row, config } of rows) {
      const { network = "", se_bias, rounding, parameters = "", macs = "" } = row;
      it(`${network}${se_bias === "" ? "" : ` (bias ${se_bias}, ${rounding})`}`, () => {
        const summary = framework.compose({ name: network, ...config }).summary();
        const heads = network.includes("with auxiliary") ? summary.auxiliaryParameters : 0;
        expect(summary.parameters + heads).to.equal(Number(parameters));
        // A count that ends in ~ is rounded to the last of its digits that is not 0.
        const [, digits] = /^([0-9]*[1-9])0*~$/.exec(macs) ?? [];
        if (digits !== undefined)
          expect(Number(summary.macs.toPrecision(digits.length))).to.equal(Number(macs.slice(0, -1)));
        else if (macs !== "") expect(summary.macs).to.equal(Number(macs));
      });
    }
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
