import { expect } from "chai";
import { parseValue } from "./yaml-value.js";

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
