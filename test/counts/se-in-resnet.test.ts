import { expect } from "chai";
import { framework } from "../support/framework.js";

describe("reduced channels", () => {
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
