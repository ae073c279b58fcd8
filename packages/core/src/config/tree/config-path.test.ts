import { expect } from "chai";
import fc from "fast-check";
import { ConfigOverrideError } from "../../errors/index.js";
import { formatConfigPath, parseConfigPath } from "../index.js";

describe("config paths", () => {
  it("print with dots and indices", () => {
    expect(formatConfigPath(["attachments", "se", "where", "stages", 0])).to.equal("attachments.se.where.stages[0]");
  });

  it("quote keys that have special characters", () => {
    expect(formatConfigPath(["a.b", "c d", "", "e=f"])).to.equal('["a.b"]["c d"][""]["e=f"]');
    expect(formatConfigPath(["a", "b]", 'q"'])).to.equal('a["b]"]["q\\""]');
  });

  it("parse keys, indices and quoted keys", () => {
    expect(parseConfigPath("attachments[2].where.stages[10]")).to.deep.equal(["attachments", 2, "where", "stages", 10]);
    expect(parseConfigPath('a["x.y"].b')).to.deep.equal(["a", "x.y", "b"]);
    expect(parseConfigPath("a.0")).to.deep.equal(["a", "0"]);
  });

  it("parse as they are printed", () => {
    const segment = fc.oneof(
      fc.nat({ max: 999_999_999 }),
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom("a", "0", "$schema"),
    );
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1 }), (path) => {
        expect(parseConfigPath(formatConfigPath(path))).to.deep.equal(path);
      }),
    );
  });

  const malformed: readonly (readonly [text: string, message: string])[] = [
    ["", ": this is no path: character 1 is missing; expected a path there"],
    [".a", '.a: this is no path: character 1 is "."; expected a key there'],
    ["a..b", 'a..b: this is no path: character 3 is "."; expected a key there'],
    ["a.", "a.: this is no path: character 3 is missing; expected a key there"],
    ["a[x]", 'a[x]: this is no path: character 3 is "x"; expected an index such as "0]" or a quoted key there'],
    ["a[-1]", 'a[-1]: this is no path: character 3 is "-"; expected an index such as "0]" or a quoted key there'],
    ["a[0", 'a[0: this is no path: character 3 is "0"; expected an index such as "0]" or a quoted key there'],
    ["a[0]b", 'a[0]b: this is no path: character 5 is "b"; expected ".", "[" or "=" there'],
    ["a b", 'a b: this is no path: character 2 is " "; expected ".", "[" or "=" there'],
    ["a=1", 'a=1: this is no path: character 2 is "="; expected ".", "[" or the end there'],
  ];
  for (const [text, message] of malformed) {
    it(`refuse "${text}" with the position`, () => {
      expect(() => parseConfigPath(text))
        .to.throw(ConfigOverrideError)
        .with.property("message", `${message.replace(/^: /, "")}, as in attachments.se.where.stages[0]`);
    });
  }
});
