import { expect } from "chai";
import fc from "fast-check";
import { parseJson } from "./parse-json.js";

describe("parseJson", () => {
  const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);

  it("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(parseJson(text)).to.deep.equal(JSON.parse(text));
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(() => parseJson(text)).to.throw(SyntaxError);
          return;
        }
        expect(parseJson(text)).to.deep.equal(expected);
      }),
    );
  });

  it("refuses what is nested too deeply, and does not take brackets in text for levels", () => {
    expect(parseJson(nested(100))).to.be.an("array");
    expect(() => parseJson(nested(101))).to.throw(SyntaxError, /nested too deeply; expected at most 100 levels/);
    expect(() => parseJson("[".repeat(1_000_000))).to.throw(SyntaxError, /nested too deeply/);
    expect(parseJson(JSON.stringify({ [`\\"${"[".repeat(500)}`]: "{".repeat(500) }))).to.be.an("object");
  });
});
