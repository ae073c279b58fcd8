import { expect } from "chai";
import { parse } from "yaml";
import { visibleText } from "../command/output/visible-text.js";
import { formatYaml, parseValue } from "./yaml-value.js";

describe("parseValue", () => {
  const values: Readonly<Record<string, unknown>> = {
    "8": 8,
    "-0.5": -0.5,
    "1e-5": 1e-5,
    true: true,
    null: null,
    "~": null,
    timm: "timm",
    '"1..3"': "1..3",
    "./mine.mjs": "./mine.mjs",
    "[1, 4]": [1, 4],
    "{ stages: [1], stride: 2 }": { stages: [1], stride: 2 },
  };
  for (const [text, value] of Object.entries(values))
    it(`reads ${text}`, () => expect(parseValue(text)).to.deep.equal(value));

  for (const text of ["[1, 4", "{ a: 1", "a: b: c", '"open', "*x", "!tag 1", "{ a: 1, a: 2 }"])
    it(`refuses ${text}`, () => expect(() => parseValue(text)).to.throw(Error));
});

describe("formatYaml", () => {
  it("means the same where what cannot be seen of it is shown as escapes", () => {
    for (const text of ["a\u202eb", "\u001b[2K", "a\u009bb\u200b: c", "- \u2028", "网络", "two\nlines", "plain"]) {
      const value = { name: text, labels: [text, "b"], options: { [text]: 1 } };
      expect(parse(visibleText(formatYaml(value))), JSON.stringify(text)).to.deep.equal(value);
    }
    expect(formatYaml({ name: "网络", labels: ["a", "b"] })).to.equal("name: 网络\nlabels: [ a, b ]");
  });
});
