import { expect } from "chai";
import { fnv1a32, fnv1a64 } from "./fnv-1a.js";
import { philox } from "./philox.js";

describe("philox", () => {
  // Known answers of philox4x32, 10 rounds, from Random123 (tests/kat_vectors): counter, key, output.
  const vectors = [
    ["00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
    ["ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"],
    ["243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"],
  ] as const;

  for (const [counter, key, expected] of vectors) {
    it(`gives the published words for counter ${counter}`, () => {
      const block = Uint32Array.from(words(counter));
      const [key0 = 0, key1 = 0] = words(key);
      philox(block, key0, key1);
      expect([...block]).to.deep.equal(words(expected));
    });
  }
});

describe("FNV-1a", () => {
  // From the authors' test suite (test_fnv.c) and the Internet-Draft draft-eastlake-fnv, appendix C.
  it("gives the published hashes", () => {
    expect(fnv1a32("")).to.equal(0x811c9dc5);
    expect(fnv1a32("a")).to.equal(0xe40c292c);
    expect(fnv1a32("foobar")).to.equal(0xbf9cf968);
    expect(fnv1a64("")).to.equal(0xcbf29ce484222325n);
    expect(fnv1a64("a")).to.equal(0xaf63dc4c8601ec8cn);
    expect(fnv1a64("foobar")).to.equal(0x85944171f73967e8n);
  });
});

function words(hex: string): number[] {
  return hex.split(" ").map((word) => Number.parseInt(word, 16));
}
