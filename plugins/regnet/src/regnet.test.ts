import { createFramework, type Network } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { expect } from "chai";
import { regnet } from "./index.js";
import { stageWidths } from "./widths.js";

const framework = createFramework({ plugins: [se, regnet] });

/** Widths and blocks of the stages of a rule. */
function designed(depth: number, initialWidth: number, widthSlope: number, widthGrowth: number, groupWidth: number) {
  const rule = { depth, initialWidth, widthSlope, widthGrowth, groupWidth, bottleneckRatio: 1 };
  const stages = stageWidths({ ...rule, widthRounding: "nearest" });
  return { widths: stages.map(({ channels }) => channels), depths: stages.map(({ blocks }) => blocks) };
}

function kinds({ graph }: Network): ReadonlySet<string> {
  return new Set(graph.nodes.map(({ operation }) => operation.kind));
}

describe("RegNets", () => {
  // The paper's Figures 16 and 17: d and w of each network, from w₀, w_a, w_m and g.
  it("have the widths and depths of the paper's figures", () => {
    expect(designed(13, 24, 36.44, 2.49, 8)).to.deep.equal({ widths: [24, 56, 152, 368], depths: [1, 1, 4, 7] });
    expect(designed(25, 88, 26.31, 2.25, 48)).to.deep.equal({ widths: [96, 192, 432, 1008], depths: [2, 6, 15, 2] });
    expect(designed(23, 320, 69.86, 2, 168)).to.deep.equal({ widths: [336, 672, 1344, 2520], depths: [2, 7, 13, 1] });
    expect(designed(16, 48, 27.89, 2.09, 8)).to.deep.equal({ widths: [48, 104, 208, 440], depths: [1, 3, 6, 6] });
  });

  it("squeeze from the channels that enter the block, and keep all other names without it", () => {
    const names = (attachments?: readonly { readonly id: string; readonly attach: null }[]) =>
      framework
        .compose({ extends: "regnety_002", ...(attachments && { attachments }) })
        .graph.state()
        .map(({ name, shape }) => `${name} ${shape.join("×")}`);
    const all = names();
    expect(all).to.include.members(["s1.b1.se.fc1.weight 8×24×1×1", "s2.b1.se.fc1.weight 6×56×1×1"]);
    expect(names([{ id: "se", attach: null }])).to.deep.equal(all.filter((name) => !name.includes(".se.")));
  });

  it("have timm's feature maps, dilated where the output stride is smaller", () => {
    const maps = (outputStride: number) =>
      framework.compose({ extends: "regnetx_002", backbone: { outputStride } }).features();
    expect(maps(32)).to.deep.equal([
      { name: "stem", channels: 32, reduction: 2 },
      { name: "s1", channels: 24, reduction: 4 },
      { name: "s2", channels: 56, reduction: 8 },
      { name: "s3", channels: 152, reduction: 16 },
      { name: "s4", channels: 368, reduction: 32 },
    ]);
    expect(maps(8).map(({ reduction }) => reduction)).to.deep.equal([2, 4, 8, 8, 8]);
  });

  it("add nothing around the first blocks of RegNetZ's stages", () => {
    const { graph } = framework.compose("regnetz_005");
    const added = graph.nodes.flatMap(({ operation, path }) => (operation.kind === "add" ? [path] : []));
    expect(added).to.have.lengthOf(21 - 4);
    expect(added.some((path) => /^s\d\.b1\b/.test(path))).to.equal(false);
    expect(kinds(framework.compose("regnetz_005"))).to.not.include("relu");
  });
});
