import { expect } from "chai";
import { bfloat16Bits, bfloat16ToFloat32, float16Bits, float16ToFloat32 } from "./half-precision.js";

/** The value of binary16 bits by the formula of IEEE 754, section 3.4. */
function float16Value(bits: number): number {
  const sign = bits >>> 15 === 0 ? 1 : -1;
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * 2 ** -14 * (fraction / 1024) : sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

const allBits = Uint16Array.from({ length: 65536 }, (_, bits) => bits);

describe("half precision", () => {
  it("converts every float16 exactly, with signed zeros, subnormals, infinities and NaN", () => {
    const values = float16ToFloat32(allBits);
    const wrong = [...allBits].filter((bits) => !Object.is(values[bits], float16Value(bits)));
    expect(wrong).to.deep.equal([]);
  });

  it("converts every bfloat16 by placing it above 16 zero bits", () => {
    const values = bfloat16ToFloat32(allBits);
    const view = new DataView(values.buffer);
    const wrong = [...allBits].filter((bits) => view.getUint32(bits * 4, true) !== bits * 65536);
    expect(wrong).to.deep.equal([]);
    expect(values[0x3f80]).to.equal(1);
    expect(values[0xc040]).to.equal(-3);
  });

  for (const [name, bitsOf, values] of [
    ["float16", float16Bits, float16ToFloat32(allBits)],
    ["bfloat16", bfloat16Bits, bfloat16ToFloat32(allBits)],
  ] as const) {
    it(`gives every ${name} its own bits back`, () => {
      const wrong = [...allBits].filter(
        (bits) => !Number.isNaN(values[bits] ?? 0) && bitsOf(values[bits] ?? 0) !== bits,
      );
      expect(wrong).to.deep.equal([]);
      expect(values[bitsOf(Number.NaN)]).to.deep.equal(Number.NaN);
    });

    it(`rounds to the nearest ${name}, halfway to the one whose last bit is 0`, () => {
      const finite = [...allBits.subarray(0, 0x7fff)].filter((bits) => Number.isFinite(values[bits + 1] ?? Infinity));
      const wrong = finite.filter((bits) => {
        const [low = 0, high = 0] = [values[bits], values[bits + 1]];
        const middle = low + (high - low) / 2;
        const step = (high - low) * 2 ** -20;
        const even = bits % 2 === 0 ? bits : bits + 1;
        return (
          bitsOf(middle) !== even ||
          bitsOf(middle - step) !== bits ||
          bitsOf(middle + step) !== bits + 1 ||
          bitsOf(-middle) !== (even | 0x8000)
        );
      });
      expect(wrong).to.deep.equal([]);
    });
  }

  it("makes an infinity of what is beyond the largest number by half a step or more", () => {
    expect(float16Bits(65519.999)).to.equal(0x7bff);
    expect(float16Bits(65520)).to.equal(0x7c00);
    expect(float16Bits(-1e300)).to.equal(0xfc00);
    expect(bfloat16Bits(3.4e38)).to.equal(0x7f80);
    expect(float16Bits(1e-300)).to.equal(0);
  });
});
