import { expect } from "chai";
import fc from "fast-check";
import { byText } from "./text-order.js";

/** On both sides of each border between the ways in which code points are kept. */
const text = fc
  .array(fc.constantFrom(0x61, 0x62, 0xd7ff, 0xe000, 0xff21, 0xffff, 0x10000, 0x1f600, 0x10ffff), { maxLength: 4 })
  .map((points) => String.fromCodePoint(...points));

describe("the order of names", () => {
  it("is that of code points, beyond the basic plane, too: Python sorts U+FF21 before U+1F600", () => {
    expect(["😀", "Ａ", "b", "a", "10", "2", "", "a\u0301"].toSorted(byText)).to.deep.equal([
      "",
      "10",
      "2",
      "a",
      "a\u0301",
      "b",
      "Ａ",
      "😀",
    ]);
  });

  it("is that of the bytes in UTF-8, which has the order of code points", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(byText(a, b))).to.equal(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});
