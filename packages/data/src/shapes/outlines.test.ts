import { expect } from "chai";
import { outlines, shapeNames } from "./outlines.js";

/** The part of the square around the unit circle that a shape covers, by counting points. */
function area(name: string): number {
  const side = 200;
  let inside = 0;
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1)
      if ((outlines[name]?.((2 * column + 1) / side - 1, (2 * row + 1) / side - 1) ?? NaN) < 0) inside += 1;
  return (4 * inside) / side ** 2;
}

describe("an outline", () => {
  it("lies inside of the unit circle and reaches it", () => {
    for (const name of shapeNames) {
      const around = Array.from({ length: 720 }, (_, step) => (step / 720) * 2 * Math.PI);
      const distances = around.map((angle) => outlines[name]?.(Math.cos(angle), Math.sin(angle)) ?? NaN);
      expect(Math.min(...distances), name).to.be.within(-1e-9, 0.12);
    }
  });

  // Areas by the formulas of plane geometry.
  const areas: Readonly<Record<string, number>> = {
    circle: Math.PI,
    square: 2,
    triangle: (3 * Math.sqrt(3)) / 4,
    pentagon: (5 / 2) * Math.sin((2 * Math.PI) / 5),
    star: 5 * 0.42 * Math.sin(Math.PI / 5) * 1,
    cross: 4 * 0.94 * 0.64 - 0.64 ** 2,
    ring: Math.PI * (1 - 0.55 ** 2),
    arrow: 0.72 * 0.9 + 0.52 * 1.05,
    // π ab for the curve x = 16 sin³t …: 180 π, reduced by 17.
    heart: (180 * Math.PI) / 17 ** 2,
  };
  for (const [name, expected] of Object.entries(areas)) {
    it(`covers the area of a ${name}`, () => expect(area(name)).to.be.closeTo(expected, 0.02));
  }

  it("of a crescent is a circle less what another one covers", () => {
    // Of two circles of radii R and r whose centres are d apart, the lens (Weisstein, MathWorld, circle-circle intersection).
    const [large, cut, apart] = [1, 0.85, 0.5];
    const lens =
      cut ** 2 * Math.acos((apart ** 2 + cut ** 2 - large ** 2) / (2 * apart * cut)) +
      large ** 2 * Math.acos((apart ** 2 + large ** 2 - cut ** 2) / (2 * apart * large)) -
      Math.sqrt((-apart + cut + large) * (apart + cut - large) * (apart - cut + large) * (apart + cut + large)) / 2;
    expect(area("crescent")).to.be.closeTo(Math.PI - lens, 0.02);
  });

  it("measures the distance to itself: it changes by what one moves, at most", () => {
    for (const name of shapeNames) {
      const outline = outlines[name];
      for (let step = 0; step < 200; step += 1) {
        const [x, y] = [Math.sin(step * 7.3) * 1.2, Math.cos(step * 3.1) * 1.2];
        const change = Math.abs((outline?.(x + 0.03, y - 0.04) ?? NaN) - (outline?.(x, y) ?? NaN));
        expect(change, name).to.be.at.most(0.05 + 1e-9);
      }
    }
  });
});
