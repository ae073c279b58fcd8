import { expect } from "chai";
import { problemOf, thrown } from "../errors/thrown.test.support.js";
import { attach, fakeNetwork, gated, replace } from "./fake-network.test.support.js";
import type { PlacementRule } from "./placement-rule.js";
import type { Where } from "./where.js";

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

describe("a part of a rule that selects nothing", () => {
  const message = `this part of "se" (at residual) selects no block`;
  /** Parts of rules in a network of the blocks layer1.{0,1}, layer2.{0,1,2}. */
  const idle: readonly [where: Where, place: string, found: string, expected: string, nearest?: string][] = [
    [{ stages: [2, 9] }, "stages[1]", "9", "one of 1, 2"],
    [{ stages: [0, 1] }, "stages[0]", "0", "one of 1, 2"],
    [{ stages: [1, 2], stride: 2 }, "stages[0]", "1", "2", "2"],
    [{ blocks: [1, 17] }, "blocks[1]", "17", "one of 0, 1, 2"],
    [{ blocks: [-4, 1] }, "blocks[0]", "-4", "one of 0, 1, 2"],
    [{ blocks: [0, "3..5"] }, "blocks[1]", "3..5", "one of 0, 1, 2"],
    [{ blocks: [0, "2..1"] }, "blocks[1]", "2..1", "one of 0, 1, 2"],
    [{ stages: [1], blocks: [1, 2] }, "blocks[1]", "2", "one of 0, 1", "1"],
    [
      { path: "{layer2.1, layer9.0}" },
      "path",
      `"layer9.0"`,
      "one of layer1.0, layer1.1, layer2.0, layer2.1, layer2.2",
      "layer1.0",
    ],
    [
      { path: "layer2.{1,3}" },
      "path",
      `"layer2.3"`,
      "one of layer1.0, layer1.1, layer2.0, layer2.1, layer2.2",
      "layer2.0",
    ],
    [{ path: "layer{1,2}.2", stages: [2] }, "path", `"layer1.2"`, "one of layer2.0, layer2.1, layer2.2", "layer2.2"],
  ];
  for (const [where, place, found, expected, similar] of idle)
    it(`is an error: ${place} of ${JSON.stringify(where)}`, () => {
      const { problems } = thrown("NG_NOTHING_SELECTED", () => fakeNetwork([attach("se", gated, { where })]));
      const nearest = similar === undefined ? {} : { nearest: similar };
      expect(problems).to.deep.equal([{ at: `attachments[0].where.${place}`, message, found, expected, ...nearest }]);
    });

  it("is what nothing has of all blocks: a part may select in one stage alone, and a range is cut as a slice is", () => {
    for (const where of [
      { blocks: [2] },
      { blocks: [0, 2, -1] },
      { blocks: ["1..9", "::2"] },
      { blocks: ["1..-1"] },
      { path: "layer{1,2}.{0,2}" },
      { stages: [2, 2] },
    ])
      fakeNetwork([attach("se", gated, { where })]);
  });

  it("is told with all others, of rules that select nothing at all, too, and where each was written", () => {
    const rules: readonly PlacementRule[] = [
      {
        ...attach("a", gated, { where: { stages: [1, 7], blocks: [1, 8] } }),
        source: "net.yaml:1",
        sourceOf: (part) => `net.yaml:${part.join("/")}`,
      },
      { ...attach("b", gated, { where: { stages: [9] } }), source: "net.yaml:2" },
      { ...attach("c", gated, { where: { path: "layer{1,3}.*" } }), source: "net.yaml:3" },
    ];
    const { problems } = thrown("NG_NOTHING_SELECTED", () => fakeNetwork(rules));
    expect(problems.map(({ at, source }) => [at, source])).to.deep.equal([
      ["attachments[0].where.stages[1]", "net.yaml:where/stages/1"],
      ["attachments[0].where.blocks[1]", "net.yaml:where/blocks/1"],
      ["attachments[1]", "net.yaml:2"],
      ["attachments[2].where.path", "net.yaml:3"],
    ]);
  });

  it("counts only the blocks that have the rule's site: no stage begins before the first", () => {
    const rule = attach("bam", gated, { at: "betweenStages", where: { stages: [1, 2] } });
    expect(problemOf("NG_NOTHING_SELECTED", () => fakeNetwork([rule]))).to.include({ found: "1", expected: "2" });
  });
});
