import { expect } from "chai";
import { type ComparedRow, endedRows, type Prune, rungsOf } from "./prune.js";

const row = (name: string, values: ComparedRow["values"], isBaseline = false): ComparedRow & { name: string } => ({
  name,
  values,
  isBaseline,
});

describe("rows of a sweep that end early", () => {
  const rungs: readonly (readonly [prune: object, epochs: number, rungs: readonly number[]])[] = [
    [{ type: "median", after: 3 }, 9, [3]],
    [{ type: "median", after: 3, every: 2 }, 9, [3, 5, 7]],
    [{ type: "halving", after: 2, factor: 2 }, 16, [2, 4, 8]],
    [{ type: "halving", after: 1, factor: 3 }, 28, [1, 3, 9, 27]],
    [{ type: "median", after: 9 }, 9, []],
  ];
  for (const [prune, epochs, expected] of rungs)
    it(`are compared after epochs ${expected.join(", ")} of ${epochs}: ${JSON.stringify(prune)}`, () => {
      // In order.
      expect(rungsOf({ monitor: "top1", ...prune } as Prune, epochs)).to.deep.equal(expected);
    });

  /** Rules, what rows have come to, and those that end. */
  const cases: Readonly<
    Record<string, readonly [prune: Prune, rows: readonly (ComparedRow & { name: string })[], ended: readonly string[]]>
  > = {
    "below the median of their means": [
      { type: "median", after: 1, monitor: "top1" },
      [row("a", [0.1, 0.3]), row("b", [0.3, 0.3]), row("c", [0.2, 0.5])],
      ["a"],
    ],
    "above the median of their losses": [
      { type: "median", after: 1, monitor: "loss" },
      [row("a", [1]), row("b", [2]), row("c", [3]), row("d", [4])],
      ["c", "d"],
    ],
    "not at the median": [{ type: "median", after: 1, monitor: "top1" }, [row("a", [0.5]), row("b", [0.5])], []],
    "not where they are the baseline": [
      { type: "median", after: 1, monitor: "top1" },
      [row("a", [0.1], true), row("b", [0.2]), row("c", [0.3])],
      [],
    ],
    "but for the best third, rounded up": [
      { type: "halving", after: 1, factor: 3, monitor: "top1" },
      [row("a", [0.4]), row("b", [0.1]), row("c", [0.3]), row("d", [0.2])],
      ["d", "b"],
    ],
    "the later of two that are as good": [
      { type: "halving", after: 1, factor: 2, monitor: "top1" },
      [row("a", [0.4]), row("b", [0.4])],
      ["b"],
    ],
    "where a run of theirs has failed": [
      { type: "halving", after: 1, factor: 2, monitor: "loss" },
      [row("a", [0.1, undefined]), row("b", [7, 8])],
      ["a"],
    ],
  };
  for (const [what, [prune, rows, expected]] of Object.entries(cases))
    it(`are those ${what}`, () => {
      const ended = endedRows(prune, rows, 1);
      expect([...ended.keys()].map(({ name }) => name)).to.deep.equal(expected);
    });

  it("have the reason, with the numbers", () => {
    const rows = [row("a", [0.1, 0.2]), row("b", [0.5, 0.5]), row("c", [0.25, 0.25])];
    const [stopped] = endedRows({ type: "median", after: 3, monitor: "top1" }, rows, 3).values();
    expect(stopped).to.deep.equal({
      epoch: 3,
      reason: "top-1 15.00 %, worse than the median of 3 rows, top-1 25.00 %",
    });
  });
});
