import { reducedChannels, type Rounding } from "@netgraft/plugin-se";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { goldenText } from "../support/goldens.js";

/** Columns of the table, which was made by running the other projects' own functions. */
const columns: Readonly<Record<Rounding, number>> = { floor: 2, timm: 3, mobilenet: 6 };

/** Rows of numbers; the header has commas inside quotes and is left out. */
const rows = goldenText("se-rounding.csv")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",").map(Number));

describe("reduced channels", () => {
  for (const [rounding, column] of Object.entries(columns) as [Rounding, number][]) {
    it(`are rounded by the rule ${rounding} as its source rounds them`, () => {
      expect(rows).to.have.length.greaterThan(50);
      for (const row of rows) {
        const [channels = 0, reduction = 0] = row;
        const expected = row[column];
        // The table gives what a rule without our error would build.
        const found = expected === 0 ? 0 : reducedChannels(channels, { reduction, rounding });
        expect(found, `${channels} / ${reduction}`).to.equal(expected);
      }
    });
  }

  it("are as many as asked for", () => {
    expect(reducedChannels(64, { reduction: 16, reducedChannels: 7, rounding: "timm" })).to.equal(7);
    expect(reducedChannels(8, { reduction: 16, minReducedChannels: 1, rounding: "floor" })).to.equal(1);
    expect(reducedChannels(64, { reduction: 16, minReducedChannels: 2, rounding: "floor" })).to.equal(4);
  });

  it("are never none without a word", () => {
    const compose = () =>
      framework.compose({
        extends: "resnet20_cifar",
        backbone: { width: 8 },
        attachments: [{ attach: { type: "se" } }],
      });
    expect(compose)
      .to.throw(
        /^layer1\.0\.se: reducing 8 channels by 16 leaves none, so that the gate would be the constant 0\.5; expected a reduction of at most 8, `reducedChannels`, or `minReducedChannels`; found reduction 16/,
      )
      .with.property("code", "NG_ATTACHMENT_MISFIT");
  });
});

describe("a gate from the block's input", () => {
  const attach = { type: "se", gateFrom: "blockInput" };

  it("says why it cannot gate other channels, and which blocks it can be used in", () => {
    expect(() => framework.compose({ extends: "resnet50", attachments: [{ attach }] }))
      .to.throw(
        /^layer1\.0\.se: a gate made from the block's input .* cannot gate the 256 channels at residual; expected blocks whose input has 256 channels, e\.g\. `where: \{ blocks: \["1\.\.-1"\] \}`; found 64 channels entering layer1\.0/,
      )
      .with.property("code", "NG_ATTACHMENT_MISFIT");
  });

  it("stands in those blocks", () => {
    const { attachments } = framework
      .compose({ extends: "resnet50", attachments: [{ attach, where: { blocks: ["1..-1"] } }] })
      .summary();
    expect(attachments).to.have.length(12);
  });
});
