import { expect } from "chai";
import { problemOf, thrown } from "../errors/thrown.test.support.js";
import { attach, fakeNetwork, gated, replace } from "./fake-network.test.support.js";

describe("a rule that selects nothing", () => {
  it("is an error that lists the blocks there are, by stage", () => {
    const rules = [attach("se", gated, { where: { stages: [5], blocks: [0, "1..3"] } })];
    expect(problemOf("NG_NOTHING_SELECTED", () => fakeNetwork(rules))).to.deep.equal({
      at: "attachments[0]",
      message: `"se" (at residual) selects no block`,
      expected: "one of the blocks of stage 1: layer1.0 … layer1.1, stage 2: layer2.0 … layer2.2",
      found: `where: { stages: [5], blocks: [0,"1..3"] }`,
    });
    expect(problemOf("NG_NOTHING_SELECTED", () => fakeNetwork(rules, { depths: [1] })).expected).to.equal(
      "one of the blocks of stage 1: layer1.0",
    );
  });

  it("is an error that lists the targets there are, where no block has its own", () => {
    const { problems } = thrown("NG_NOTHING_SELECTED", () =>
      fakeNetwork([attach("se", gated, { at: "conv7" }), replace("sk", (_b, x) => x, { name: "conv3" })]),
    );
    const expected =
      "a target of this network: at branchInput, replace conv1, at conv1, at residual, at shortcut, at output, at betweenStages";
    expect(problems).to.deep.equal([
      { at: "attachments[0]", message: `"se" (at conv7) selects no block`, expected },
      { at: "attachments[1]", message: `"sk" (replace conv3) selects no block`, expected },
    ]);
  });

  it("is reported with all others, among those that select something", () => {
    const none = { where: { stride: 4 } };
    const rules = [attach("a", gated, none), attach("b", gated), attach("c", gated, none)];
    const { problems } = thrown("NG_NOTHING_SELECTED", () => fakeNetwork(rules));
    expect(problems.map(({ at }) => at)).to.deep.equal(["attachments[0]", "attachments[2]"]);
  });

  it("says where it was written", () => {
    const rule = { ...attach("se", gated, { where: { stages: [9] } }), source: "net.yaml:7:5" };
    expect(problemOf("NG_NOTHING_SELECTED", () => fakeNetwork([rule])).source).to.equal("net.yaml:7:5");
  });

  it("keeps what it has used apart from other networks", () => {
    const rule = attach("se", gated, { where: { stages: [2] } });
    fakeNetwork([rule]);
    thrown("NG_NOTHING_SELECTED", () => fakeNetwork([rule], { depths: [2] }));
  });
});
