import { createHash } from "node:crypto";
import { expect } from "chai";
import { float8DType, tensorOfStored } from "./stored-dtype.js";

/** Each byte as a float of 8 bits, widened to float16 by PyTorch 2.13: NaNs, and the SHA-256 of all 256, little-endian. */
const widened = [
  {
    kind: "e5m2",
    nans: [0x7f00, 0x7e00, 0x7f00, 0xff00, 0xfe00, 0xff00],
    all: "bf959bba531d710d2b5d71e932621a33446ec87c6101addb8f805116ff7b7671",
  },
  {
    kind: "e4m3fn",
    nans: [0x7f80, 0xff80],
    all: "c81eb9389835971f22b6a6939307beeb5a003f2dd063d98f7a9a3af3e0b04f40",
  },
] as const;

describe("floats of 8 bits", () => {
  for (const { kind, nans, all } of widened)
    it(`of ${kind} are PyTorch's to the bit, NaNs among them`, () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      const { data } = tensorOfStored(float8DType(kind), [256], bytes);
      // Float16 lies as its bits.
      const halves = [...(data as Uint16Array)];
      expect(halves.filter((half) => (half & 0x7fff) > 0x7c00)).to.deep.equal(nans);
      const view = Buffer.alloc(512);
      halves.forEach((half, index) => view.writeUInt16LE(half, 2 * index));
      expect(createHash("sha256").update(view).digest("hex")).to.equal(all);
    });
});
