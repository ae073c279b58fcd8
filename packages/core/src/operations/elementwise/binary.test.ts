import { expect } from "chai";
import fc from "fast-check";
import { type Axes, axes, sameAxes, type Size } from "../../graph/axes.js";
import type { ValueType } from "../../graph/value.js";
import { broadcastAxes } from "./binary.js";

const type = (sizes: Readonly<Record<string, Size>>): ValueType => ({ dtype: "float32", axes: axes(sizes) });
const map = { batch: "any", channel: 6, height: 5, width: 4 } as const;

/** Two values that fit each other: each has, lacks or repeats every axis of one set. */
const fitting = fc
  .record({
    batch: fc.constant<Size>("any"),
    channel: fc.integer({ min: 2, max: 9 }),
    height: fc.integer({ min: 2, max: 9 }),
    group: fc.integer({ min: 2, max: 9 }),
  })
  .chain((sizes) => {
    const part = fc
      .tuple(
        ...Object.entries(sizes).map(([name, size]) => fc.constantFrom({ name, size }, { name, size: 1 }, undefined)),
      )
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))
      .map((all): Axes => all.filter((axis) => axis !== undefined));
    return fc.tuple(part, part);
  });

describe("matching axes by name", () => {
  it("takes the axes of both, in whatever order each has them", () => {
    expect(broadcastAxes(type(map), type({ width: 4, height: 5 }))).to.deep.equal(axes(map));
    expect(broadcastAxes(type({ width: 4, channel: 6 }), type(map))).to.deep.equal(
      axes({ width: 4, channel: 6, batch: "any", height: 5 }),
    );
  });

  it("repeats along an axis of size 1 and along one that is missing", () => {
    expect(broadcastAxes(type(map), type({ channel: 6, height: 1, width: 1 }))).to.deep.equal(axes(map));
    expect(broadcastAxes(type({ channel: 1, height: 5 }), type({ channel: 6, height: 1 }))).to.deep.equal(
      axes({ channel: 6, height: 5 }),
    );
    expect(broadcastAxes(type({ batch: 1, channel: 6 }), type({ batch: "any" }))).to.deep.equal(
      axes({ batch: "any", channel: 6 }),
    );
    expect(broadcastAxes(type({}), type({ channel: 6 }))).to.deep.equal(axes({ channel: 6 }));
  });

  it("gives the same axes whichever value comes first", () => {
    fc.assert(
      fc.property(fitting, ([a, b]) => {
        const [left, right]: readonly ValueType[] = [
          { dtype: "float32", axes: a },
          { dtype: "float32", axes: b },
        ];
        if (left === undefined || right === undefined) return;
        const joined = broadcastAxes(left, right);
        expect(sameAxes(joined, broadcastAxes(right, left))).to.equal(true);
        for (const { name, size } of joined) {
          const sizes = [a, b].flatMap((all) => all.filter((axis) => axis.name === name).map((axis) => axis.size));
          expect(size).to.equal(sizes.find((given) => given !== 1) ?? 1);
        }
        expect(joined).to.have.length(new Set([...a, ...b].map(({ name }) => name)).size);
      }),
    );
  });
});
