import { expect } from "chai";
import fc from "fast-check";
import {
  type Axes,
  axes,
  axesProblem,
  describeAxes,
  elementsPerExample,
  sameAxes,
  storedAxesProblem,
  withSize,
} from "./axes.js";

/** Axes with names of their own; the first may be a symbolic batch. */
const someAxes: fc.Arbitrary<Axes> = fc
  .tuple(
    fc.option(fc.constant({ name: "batch", size: "any" as const }), { nil: undefined }),
    fc.uniqueArray(
      fc.record({
        name: fc.constantFrom("channel", "height", "width", "group", "out", "in"),
        size: fc.integer({ min: 1, max: 64 }),
      }),
      { selector: ({ name }) => name },
    ),
  )
  .map(([batch, others]) => (batch === undefined ? others : [batch, ...others]));

describe("axes", () => {
  it("are listed in the order in which they were given", () => {
    expect(describeAxes(axes({ batch: "any", channel: 64, height: 7 }))).to.equal(
      "[batch: any, channel: 64, height: 7]",
    );
  });

  it("are the same in whatever order", () => {
    fc.assert(
      fc.property(someAxes, (all) => {
        expect(sameAxes(all, all.toReversed())).to.equal(true);
      }),
    );
  });

  it("differ where a size or a name does, or one is missing", () => {
    const all = axes({ channel: 2, height: 3 });
    expect(sameAxes(all, axes({ channel: 2, height: 4 }))).to.equal(false);
    expect(sameAxes(all, axes({ channel: 2, width: 3 }))).to.equal(false);
    expect(sameAxes(all, axes({ channel: 2 }))).to.equal(false);
    expect(sameAxes(axes({ channel: 2 }), all)).to.equal(false);
  });

  it("take another size without losing their order", () => {
    const all = axes({ channel: 2, height: 3, width: 4 });
    expect(withSize(all, "height", 9)).to.deep.equal(axes({ channel: 2, height: 9, width: 4 }));
    expect(withSize(all, "depth", 9)).to.deep.equal(all);
  });

  it("count the elements of one example, whatever the batch", () => {
    expect(elementsPerExample(axes({ batch: "any", channel: 3, height: 5 }))).to.equal(15);
    expect(elementsPerExample(axes({ batch: 32, channel: 3, height: 5 }))).to.equal(15);
    expect(elementsPerExample([])).to.equal(1);
  });

  it("have a problem where a name repeats or a size is not positive", () => {
    fc.assert(
      fc.property(someAxes, (all) => {
        expect(axesProblem(all)).to.equal(undefined);
        for (const axis of all) expect(axesProblem([...all, axis])).to.equal(`there are two axes "${axis.name}"`);
      }),
    );
    for (const size of [0, -1, 1.5, Number.NaN, Infinity])
      expect(axesProblem(axes({ channel: size }))).to.equal(`the size of axis "channel" is not a positive integer`);
  });

  it("have a problem in stored tensors where there is a batch", () => {
    expect(storedAxesProblem(axes({ out: 2, in: 3 }))).to.equal(undefined);
    expect(storedAxesProblem(axes({ batch: 2, in: 3 }))).to.contain(`no axis "batch"`);
    expect(storedAxesProblem(axes({ out: "any" }))).to.contain(`"out" of size any`);
    expect(storedAxesProblem(axes({ out: 0 }))).to.contain("not a positive integer");
  });
});
