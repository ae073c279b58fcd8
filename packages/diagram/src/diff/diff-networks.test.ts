import { expect } from "chai";
import { framework } from "../framework.test.support.js";
import { diffNetworks, drawNetwork, type NetworkDiff } from "../index.js";

type Config = Parameters<typeof framework.compose>[0];

function diff(before: Config, after: Config): NetworkDiff {
  return diffNetworks(
    ...([before, after].map((config) => drawNetwork(framework.compose(config).graph)) as [
      ReturnType<typeof drawNetwork>,
      ReturnType<typeof drawNetwork>,
    ]),
  );
}

function rowsOf({ sections }: NetworkDiff): NetworkDiff["sections"][number]["rows"] {
  return sections.flatMap(({ rows }) => rows);
}

const se = (at: string): Config => ({
  name: at,
  backbone: { type: "resnet", depth: 50 },
  attachments: [{ attach: { type: "se" }, at }],
});

describe("the difference of two networks", () => {
  it("is none where they are the same, whatever their names are", () => {
    const rows = rowsOf(diff("seresnet50", { extends: "seresnet50", name: "another" }));
    expect(rows.filter(({ change, attachments }) => change ?? attachments.some((one) => one.change))).to.deep.equal([]);
  });

  it("of two placements of SE is the attachment alone", () => {
    const result = diff(se("residual"), se("branchInput"));
    const blocks = rowsOf(result).filter(({ attachments }) => attachments.length > 0);
    expect(blocks.reduce((sum, { count }) => sum + count, 0)).to.equal(16);
    for (const { change, attachments } of blocks)
      expect([change, ...attachments.map((one) => `${one.change} at ${one.site}`)]).to.deep.equal([
        undefined,
        "removed at residual",
        "added at branchInput",
      ]);
    // test/goldens/oracles.csv: SE-PRE and SE.
    const difference = rowsOf(result).reduce(
      (sum, { costs, count }) => sum + count * (costs.after.parameters - costs.before.parameters),
      0,
    );
    expect(difference).to.equal(27_548_200 - 28_071_976);
    const [detail] = result.details;
    expect(detail?.before?.groups.map(({ change }) => change)).to.deep.equal(["removed"]);
    expect(detail?.after?.groups.map(({ change }) => change)).to.deep.equal(["added"]);
    const marked = detail?.before?.nodes.filter(({ change }) => change !== undefined).map(({ lines }) => lines[0]);
    expect(marked).to.deep.equal(["se at residual"]);
  });

  it("of two depths is the blocks that one has more", () => {
    const changed = rowsOf(diff("resnet50", "resnet101")).filter(({ change }) => change !== undefined);
    expect(changed.map(({ change, count, after }) => [change, count, after?.label])).to.deep.equal([
      ["added", 17, "bottleneck"],
    ]);
    expect(rowsOf(diff("resnet101", "resnet50")).map(({ change }) => change)).to.include("removed");
  });

  it("marks layers that have other sizes", () => {
    const { sections, details } = diff("resnet50", { extends: "resnet50", name: "wide", backbone: { width: 128 } });
    const rows = sections.flatMap((section) => (section.kind === "stage" ? section.rows : []));
    expect(new Set(rows.map(({ change }) => change))).to.deep.equal(new Set(["changed"]));
    const added = details[0]?.after?.nodes.filter(({ change }) => change === "added").map(({ lines }) => lines[0]);
    expect(added).to.deep.equal(["conv 1×1, 128", "conv 3×3, 128", "conv 1×1, 512", "conv 1×1, 512"]);
  });

  it("takes networks that have nothing in common", () => {
    const rows = rowsOf(diff("vgg11_bn", "se_bninception"));
    expect(new Set(rows.map(({ change }) => change))).to.include.members(["added", "removed", "changed"]);
  });
});
