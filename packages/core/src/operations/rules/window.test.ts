import { expect } from "chai";
import fc from "fast-check";
import { problemOf } from "../../errors/thrown.test.support.js";
import { axes } from "../../graph/axes.js";
import { slide, squareWindow, type Window, windowPositions } from "./window.js";
import { window } from "./window.test.support.js";

/** Length, size, stride, padding, dilation → PyTorch 2.13's `max_pool1d` and `max_pool2d` without and with ceil mode. */
const asPyTorch: readonly (readonly [
  number,
  number,
  number,
  number,
  number,
  number | undefined,
  number | undefined,
])[] = [
  [7, 3, 2, 1, 1, 4, 4],
  [7, 3, 2, 0, 1, 3, 3],
  [8, 3, 2, 1, 1, 4, 5],
  [8, 3, 2, 0, 1, 3, 4],
  [112, 3, 2, 1, 1, 56, 57],
  [112, 3, 2, 0, 1, 55, 56],
  [224, 7, 2, 3, 1, 112, 113],
  [10, 3, 2, 1, 2, 4, 5],
  [9, 3, 3, 1, 2, 3, 3],
  // A window more would start in the padding after the input.
  [5, 2, 3, 1, 1, 2, 2],
  [3, 2, 2, 1, 1, 2, 2],
  // The only window hangs over the end.
  [2, 3, 2, 0, 1, undefined, 1],
  [1, 2, 2, 0, 1, undefined, 1],
  [1, 3, 3, 0, 1, undefined, 1],
  [2, 5, 4, 0, 1, undefined, 1],
  // It would hang over by more than a stride.
  [1, 3, 2, 0, 1, undefined, undefined],
  [1, 4, 2, 0, 1, undefined, undefined],
];

const geometry = fc.record({
  length: fc.integer({ min: 1, max: 40 }),
  size: fc.integer({ min: 1, max: 7 }),
  stride: fc.integer({ min: 1, max: 5 }),
  dilation: fc.integer({ min: 1, max: 3 }),
});
/** PyTorch pads by at most half a window. */
const padded = geometry.chain((given) =>
  fc
    .integer({ min: 0, max: Math.floor(given.size / 2) })
    .map((padding) => ({ ...given, before: padding, after: padding })),
);

describe("windows", () => {
  for (const [length, size, stride, padding, dilation, floored, ceiled] of asPyTorch) {
    const given = { stride, before: padding, after: padding, dilation };
    it(`of size ${size} and ${JSON.stringify(given)} slide over ${length} as in PyTorch`, () => {
      expect(count(length, { size, ...given }, false)).to.equal(floored);
      expect(count(length, { size, ...given }, true)).to.equal(ceiled);
    });
  }

  it("follow the formula that PyTorch documents", () => {
    fc.assert(
      fc.property(padded, ({ length, ...given }) => {
        const { size, stride, before, dilation } = given;
        // torch.nn.Conv2d: H_out = ⌊(H_in + 2·padding − dilation·(kernel − 1) − 1) / stride + 1⌋
        const expected = Math.floor((length + 2 * before - dilation * (size - 1) - 1) / stride + 1);
        expect(count(length, given, false)).to.equal(expected > 0 ? expected : undefined);
      }),
    );
  });

  it("are as many as fit, padding on either side apart", () => {
    fc.assert(
      fc.property(geometry, fc.nat(4), fc.nat(4), ({ length, ...given }, before, after) => {
        let fitting = 0;
        for (let start = 0; start + reach(given) <= before + length + after; start += given.stride) fitting += 1;
        expect(count(length, { ...given, before, after }, false)).to.equal(fitting > 0 ? fitting : undefined);
      }),
    );
  });

  it("in ceil mode reach the end, but none starts after the input", () => {
    fc.assert(
      fc.property(padded, ({ length, ...given }) => {
        const { stride, before, after } = given;
        const counted = count(length, given, true);
        const whole = count(length, given, false) ?? 0;
        if (counted === undefined) {
          expect(whole).to.equal(0);
          expect(reach(given) - (before + length + after), "the overhang").to.be.at.least(stride);
          return;
        }
        expect(counted - whole).to.be.oneOf([0, 1]);
        const lastStart = (counted - 1) * stride;
        expect(lastStart, "the last start").to.be.lessThan(before + length);
        const left = before + length + after - (lastStart + reach(given));
        if (left > 0 && counted === whole + 1) expect.fail("a window too many");
        // What is left uncovered is too short for a stride, or lies where no window may start.
        if (left > 0) expect(lastStart + stride >= before + length || left < stride).to.equal(true);
      }),
    );
  });

  it("leave all other axes alone", () => {
    const x = { dtype: "float32", axes: axes({ batch: "any", channel: 3, height: 9, width: 8 }) } as const;
    expect(slide(x, squareWindow({ size: 3, stride: 2, padding: 1 }))).to.deep.equal(
      axes({ batch: "any", channel: 3, height: 5, width: 4 }),
    );
    expect(slide(x, [window("width", 8)])).to.deep.equal(axes({ batch: "any", channel: 3, height: 9, width: 1 }));
  });

  it("cover as many positions as the product of their sizes", () => {
    expect(windowPositions([window("height", 7), window("width", 1), window("depth", 3)])).to.equal(21);
    expect(windowPositions([])).to.equal(1);
  });

  it("say which size would be large enough", () => {
    const x = { dtype: "float32", axes: axes({ height: 2 }) } as const;
    const found = { message: "the height is too small for the window", found: "2" };
    expect(problemOf("NG_SHAPE", () => slide(x, [window("height", 3)]))).to.deep.equal({
      ...found,
      expected: "at least 3",
    });
    expect(problemOf("NG_SHAPE", () => slide(x, [window("height", 3, { dilation: 2, before: 1 })])).expected).to.equal(
      "at least 4",
    );
    expect(problemOf("NG_SHAPE", () => slide(x, [window("height", 4, { stride: 2 })], true)).expected).to.equal(
      "at least 3",
    );
  });

  it("count the padding on either side for that", () => {
    const x = { dtype: "float32", axes: axes({ height: 1 }) } as const;
    const after = window("height", 4, { after: 1 });
    expect(problemOf("NG_SHAPE", () => slide(x, [after])).expected).to.equal("at least 3");
    const before = window("height", 4, { before: 1, stride: 2 });
    expect(problemOf("NG_SHAPE", () => slide(x, [before], true)).expected).to.equal("at least 2");
  });

  it("are refused along an axis that is missing, symbolic or taken", () => {
    const x = { dtype: "float32", axes: axes({ batch: "any", height: 5 }) } as const;
    expect(problemOf("NG_SHAPE", () => slide(x, [window("width", 3)])).message).to.equal(`there is no axis "width"`);
    expect(problemOf("NG_SHAPE", () => slide(x, [window("batch", 1)])).message).to.contain("not known");
    expect(problemOf("NG_SHAPE", () => slide(x, [window("height", 1), window("height", 1)])).message).to.contain(
      "one axis",
    );
  });
});

function count(length: number, given: Partial<Window> & { readonly size: number }, ceil: boolean): number | undefined {
  const type = { dtype: "float32", axes: axes({ width: length }) } as const;
  const { size, ...rest } = given;
  try {
    return Number(slide(type, [window("width", size, rest)], ceil)[0]?.size);
  } catch {
    return undefined;
  }
}

function reach({ size, dilation }: { readonly size: number; readonly dilation: number }): number {
  return dilation * (size - 1) + 1;
}
