import { expect } from "chai";
import { thrown } from "../errors/thrown.test.support.js";
import type { Graph } from "../graph/graph.js";
import type { Value } from "../graph/value.js";
import { compose } from "./compose.js";
import { attach, attachmentPaths, fakeBlock, fakeNetwork, gated, marksOf } from "./fake-network.test.support.js";
import type { PlacementRule } from "./placement-rule.js";
import type { BlockPlace } from "./site.js";

const between = { at: "betweenStages" };
const depths = [1, 2, 1];

describe("the site between stages", () => {
  it("is offered at the entrance of every stage but the first, and named after the stage", () => {
    const graph = fakeNetwork([attach("bam", gated, between)], { depths });
    expect(attachmentPaths(graph)).to.deep.equal(["layer2.bam", "layer3.bam"]);
    const [first, second] = marksOf(graph, "attachment");
    const ends = marksOf(graph, "feature").map(({ value }) => value);
    expect([first?.before, second?.before], "the ends of the stages before").to.deep.equal(ends.slice(0, 2));
  });

  it("is what all of the stage's first block sees", () => {
    const graph = fakeNetwork([attach("bam", gated, between)], { depths });
    for (const { before, value, scope } of marksOf(graph, "attachment")) {
      const users = (id: number | undefined): readonly string[] =>
        graph.nodes
          .filter((node) => node.scope !== scope && node.inputs.some((input) => input.id === id))
          .map(({ path }) => path);
      expect(users(before)).to.deep.equal([]);
      expect(users(value).every((path) => /^layer[23]\.0\./.test(path))).to.equal(true);
    }
  });

  it("is a place of its own: the stage it enters, and the stride of all of it", () => {
    const places: BlockPlace[] = [];
    const rule = attach("bam", (_b, x, { block }) => (places.push(block), x), between);
    fakeNetwork([rule], { depths });
    expect(
      places.map(({ path, type, stage, index, count, stride }) => ({ path, type, stage, index, count, stride })),
    ).to.deep.equal([
      { path: "layer2", type: "stage", stage: 2, index: 0, count: 1, stride: 2 },
      { path: "layer3", type: "stage", stage: 3, index: 0, count: 1, stride: 2 },
    ]);
  });

  it("is selected like a block", () => {
    const paths = (where: NonNullable<PlacementRule["where"]>): readonly string[] =>
      attachmentPaths(fakeNetwork([attach("bam", gated, { ...between, where })], { depths }));
    expect(paths({ stages: [3] })).to.deep.equal(["layer3.bam"]);
    expect(paths({ path: "layer2" })).to.deep.equal(["layer2.bam"]);
    expect(paths({ blocks: [-1], stride: 2 })).to.deep.equal(["layer2.bam", "layer3.bam"]);
    const { problems } = thrown("NG_NOTHING_SELECTED", () => paths({ stages: [1] }));
    expect(problems[0]?.expected).to.equal("one of the blocks of stage 2: layer2, stage 3: layer3");
  });

  it("has a module of its own where stages share a name, or have none", () => {
    expect(attachmentPaths(flatNetwork("features"))).to.deep.equal(["features.stage2.bam", "features.stage3.bam"]);
    expect(attachmentPaths(flatNetwork(""))).to.deep.equal(["stage2.bam", "stage3.bam"]);
  });
});

/** A network whose stages all have the same name, as torchvision's VGG and MobileNets. */
function flatNetwork(name: string): Graph {
  return compose({
    name: "flat",
    input: { channels: 4, height: 8, width: 8 },
    rules: [attach("bam", gated, between)],
    backbone: {
      type: "flat",
      options: {},
      build: (b, image) =>
        [1, 2, 3].reduce<Value>(
          (x, index) => b.stage({ index, name, reduction: 1, blocks: [{ name: `${index}`, block: fakeBlock(1) }] }, x),
          image,
        ),
    },
  });
}
