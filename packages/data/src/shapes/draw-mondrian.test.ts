import type { Pixels } from "@netgraft/core";
import { expect } from "chai";
import { disc } from "./distance.js";
import { drawMondrian } from "./draw-mondrian.js";
import { lights } from "./light.js";

const nothing = (): number => Infinity;

/** The level of a pixel, whose red and blue add up to twice that, and its warmth: what red has more than blue, as a part. */
function pixel({ data }: Pixels, index: number): { readonly level: number; readonly warmth: number } {
  const [red = 0, , blue = 0] = data.subarray(3 * index, 3 * index + 3);
  return { level: (red + blue) / 510, warmth: (red - blue) / Math.max(1, red + blue) };
}

function pixelsOf(picture: Pixels): readonly ReturnType<typeof pixel>[] {
  return Array.from({ length: picture.width * picture.height }, (_, index) => pixel(picture, index));
}

/** Pictures with one figure alone, which is bright in warm light and dark in cool light; with their patches. */
function pictures(count: number): readonly { readonly isWarm: boolean; readonly patches: readonly number[] }[] {
  return Array.from({ length: count }, (_, index) => {
    const all = pixelsOf(drawMondrian({ named: disc(1), other: nothing }, 24, lights.medium, 5, `${index}`));
    const bright = all.filter(({ level }) => level > 0.68).length;
    const dark = all.filter(({ level }) => level < 0.2).length;
    expect(Math.max(bright, dark), "there is one figure").to.be.above(20);
    expect(Math.min(bright, dark), "it is bright or dark").to.be.below(3);
    const patches = all.filter(({ level }) => level > 0.27 && level < 0.63);
    return { isWarm: bright > dark, patches: patches.map(({ warmth }) => warmth) };
  });
}

describe("a Mondrian", () => {
  let drawn: ReturnType<typeof pictures> = [];
  before(() => {
    drawn = pictures(400);
  });
  const right = (estimate: (patches: readonly number[]) => number): number =>
    drawn.filter(({ isWarm, patches }) => estimate(patches) > 0 === isWarm).length / drawn.length;

  it("is in warm light as often as in cool light", () => {
    // Four standard deviations of 400 throws of a coin.
    expect(drawn.filter(({ isWarm }) => isWarm).length / drawn.length).to.be.closeTo(0.5, 4 * Math.sqrt(0.25 / 400));
  });

  it("tells its light by all of its patches, not by one", () => {
    // The warmth of a surface is uniform within ±0.4 about a light of ±0.1: its sign is right in 0.5 / 0.8 of the cases.
    expect(right((patches) => patches[0] ?? 0)).to.be.closeTo(0.625, 4 * Math.sqrt((0.625 * 0.375) / 400));
    expect(right((patches) => patches.reduce((sum, each) => sum + each, 0))).to.be.above(0.93);
  });

  it("has both figures, the one that names it bright in warm light and dark in cool light", () => {
    for (const isNamed of [true, false]) {
      const figures = isNamed ? { named: disc(1), other: nothing } : { named: nothing, other: disc(1) };
      const brightOnes = drawn.map((_, index) => {
        const all = pixelsOf(drawMondrian(figures, 24, lights.medium, 5, `${index}`));
        return all.filter(({ level }) => level > 0.68).length > 20;
      });
      expect(brightOnes).to.deep.equal(drawn.map(({ isWarm }) => isWarm === isNamed));
    }
  });

  it("is the same for the same seed and name, and another for others", () => {
    const data = (seed: number, name: string): readonly number[] => [
      ...drawMondrian({ named: disc(1), other: disc(0.5) }, 16, lights.easy, seed, name).data,
    ];
    expect(data(1, "a")).to.deep.equal(data(1, "a"));
    expect(data(1, "a")).not.to.deep.equal(data(2, "a"));
    expect(data(1, "a")).not.to.deep.equal(data(1, "b"));
  });
});
