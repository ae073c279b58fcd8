import { readFileSync } from "node:fs";
import { expect } from "chai";
import { reducedChannels, type Rounding } from "./rounding.js";

/** Columns of the table, which was made by running the other projects' own functions. */
const columns: Readonly<Record<Exclude<Rounding, "nearest">, number>> = { floor: 2, timm: 3, mobilenet: 6 };

/** Rows of numbers; the header has commas inside quotes and is left out. */
const rows = readFileSync(new URL("../goldens/rounding.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",").map(Number));

describe("reduced channels", () => {
  for (const [rounding, column] of Object.entries(columns) as [Rounding, number][]) {
    it(`are rounded by the rule ${rounding} as its source rounds them`, () => {
      expect(rows).to.have.length.greaterThan(50);
      for (const row of rows) {
        const [channels = 0, reduction = 0] = row;
        const expected = row[column];
        // The table gives what a rule without our error would build.
        const found = expected === 0 ? 0 : reducedChannels(channels, { reduction, rounding });
        expect(found, `${channels} / ${reduction}`).to.equal(expected);
      }
    });
  }

  it("are rounded to the nearest whole number as Python rounds: halves to the even one", () => {
    const found = [2, 6, 10, 14, 9, 11, 5222].map((channels) =>
      reducedChannels(channels, { reduction: 4, rounding: "nearest", minReducedChannels: 1 }),
    );
    // `[max(1, round(channels / 4)) for channels in …]` in Python 3.
    expect(found).to.deep.equal([1, 2, 2, 4, 2, 3, 1306]);
  });

  it("are as many as asked for", () => {
    expect(reducedChannels(64, { reduction: 16, reducedChannels: 7, rounding: "timm" })).to.equal(7);
    expect(reducedChannels(8, { reduction: 16, minReducedChannels: 1, rounding: "floor" })).to.equal(1);
    expect(reducedChannels(64, { reduction: 16, minReducedChannels: 2, rounding: "floor" })).to.equal(4);
  });
});
