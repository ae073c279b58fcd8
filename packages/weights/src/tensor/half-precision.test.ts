import { expect } from "chai";
import { bfloat16ToFloat32, float16ToFloat32 } from "./half-precision.js";

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
});
