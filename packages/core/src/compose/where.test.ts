import { expect } from "chai";
import fc from "fast-check";
import { GraphBuilder } from "../graph/graph-builder.js";
import { attach, attachmentPaths, fakeNetwork, gated } from "./fake-network.test.support.js";
import type { BlockPlace } from "./site.js";
import { selects, type Where } from "./where.js";

const input = new GraphBuilder("places").input("x", { dtype: "float32", axes: [] });

/** A place in a stage of `count` blocks. */
function place(index: number, count: number, more: Partial<BlockPlace> = {}): BlockPlace {
  return { path: `layer1.${index}`, type: "fake", stage: 1, index, count, stride: 1, input, ...more };
}

/** The positions that a condition selects in a stage of `count` blocks. */
function positions(blocks: readonly (number | string)[], count: number): readonly number[] {
  const matches = selects({ blocks });
  return [...Array(count).keys()].filter((index) => matches(place(index, count)));
}

const byPosition: readonly [blocks: readonly (number | string)[], count: number, selected: readonly number[]][] = [
  [[0], 3, [0]],
  [[-1], 3, [2]],
  [[-3], 3, [0]],
  [[3], 3, []],
  [[-4], 3, []],
  [[0, -1], 4, [0, 3]],
  [["1..3"], 6, [1, 2, 3]],
  [["1..3"], 3, [1, 2]],
  [["1..-1"], 6, [1, 2, 3, 4, 5]],
  [["1..-1"], 1, []],
  [["0..-2"], 4, [0, 1, 2]],
  [["-2..-1"], 6, [4, 5]],
  [["-9..-1"], 2, [0, 1]],
  [["2..1"], 6, []],
  [["::1"], 3, [0, 1, 2]],
  [["::2"], 5, [0, 2, 4]],
  [["::3"], 5, [0, 3]],
  [["::2", 1], 5, [0, 1, 2, 4]],
  [[], 3, []],
];

describe("where", () => {
  for (const [blocks, count, selected] of byPosition)
    it(`selects [${selected.join(", ")}] of ${count} by ${JSON.stringify(blocks)}`, () => {
      expect(positions(blocks, count)).to.deep.equal(selected);
    });

  it("selects by ranges as an array slice does", () => {
    const bound = fc.integer({ min: -8, max: 8 });
    fc.assert(
      fc.property(bound, bound, fc.integer({ min: 1, max: 8 }), (first, last, count) => {
        const all = [...Array(count).keys()];
        // The end of a slice is excluded, and -1 + 1 would be the start.
        const expected = all.slice(first, last === -1 ? undefined : last + 1);
        expect(positions([`${first}..${last}`], count)).to.deep.equal(expected);
      }),
    );
  });

  it("selects everything where no condition is given", () => {
    expect(selects({})(place(0, 1))).to.equal(true);
    expect(selects({ stages: undefined, blocks: undefined, path: undefined, stride: undefined })(place(0, 1))).to.equal(
      true,
    );
  });

  it("selects by stage and by stride", () => {
    expect(selects({ stages: [1, 4] })(place(0, 1))).to.equal(true);
    expect(selects({ stages: [2, 4] })(place(0, 1))).to.equal(false);
    expect(selects({ stages: [] })(place(0, 1))).to.equal(false);
    expect(selects({ stride: 2 })(place(0, 1, { stride: 2 }))).to.equal(true);
    expect(selects({ stride: 2 })(place(0, 1))).to.equal(false);
  });

  it("selects by a pattern of paths", () => {
    const matches = selects({ path: "{layer2.{1, 3}, layer3.*}" });
    const selected = ["layer2.1", "layer2.2", "layer2.3", "layer3.0", "layer3"].filter((path) =>
      matches(place(0, 1, { path })),
    );
    expect(selected).to.deep.equal(["layer2.1", "layer2.3", "layer3.0"]);
  });

  it("selects what meets all conditions", () => {
    const where: Where = { stages: [1], blocks: ["1..-1"], path: "layer1.*", stride: 1 };
    expect(selects(where)(place(1, 3))).to.equal(true);
    for (const other of [{ stage: 2 }, { index: 0 }, { path: "layer2.1" }, { stride: 2 }])
      expect(selects(where)({ ...place(1, 3), ...other }), JSON.stringify(other)).to.equal(false);
  });

  it("chooses the blocks of a network in which an attachment is built", () => {
    const built = (where: Where): readonly string[] =>
      attachmentPaths(fakeNetwork([attach("se", gated, { where })])).map((path) => path.slice(0, -".se".length));
    expect(built({ stages: [2] })).to.deep.equal(["layer2.0", "layer2.1", "layer2.2"]);
    expect(built({ blocks: [-1] })).to.deep.equal(["layer1.1", "layer2.2"]);
    expect(built({ blocks: ["1..-1"] })).to.deep.equal(["layer1.1", "layer2.1", "layer2.2"]);
    expect(built({ blocks: ["::2"] })).to.deep.equal(["layer1.0", "layer2.0", "layer2.2"]);
    expect(built({ stride: 2 })).to.deep.equal(["layer2.0"]);
    expect(built({ path: "layer*.1" })).to.deep.equal(["layer1.1", "layer2.1"]);
    expect(built({ stages: [2], blocks: [1, -1], stride: 1 })).to.deep.equal(["layer2.1", "layer2.2"]);
  });
});
