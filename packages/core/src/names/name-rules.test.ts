import { expect } from "chai";
import fc from "fast-check";
import {
  className,
  componentNameRule,
  isReservedName,
  moduleName,
  type NameRule,
  pathRule,
  portName,
  shownName,
} from "./name-rules.js";

const rules = { moduleName, componentNameRule, pathRule, portName, shownName, className };
type Named = keyof typeof rules;

/** Names, and the rules that take them. */
const names: readonly (readonly [what: string, name: string, takenBy: readonly Named[]])[] = [
  ["a name", "se_2-b", ["moduleName", "componentNameRule", "pathRule", "portName", "shownName", "className"]],
  ["a digit", "0", ["moduleName", "componentNameRule", "pathRule", "portName", "shownName", "className"]],
  ["Chinese", "注意力", ["componentNameRule", "pathRule", "portName", "shownName", "className"]],
  ["a path", "layer1.0.conv1.weight", ["componentNameRule", "pathRule", "portName", "shownName", "className"]],
  ["spaces", "My net 2", ["portName", "shownName", "className"]],
  ["Arabic with its marks of direction", "قطة\u200f", ["portName", "shownName", "className"]],
  ["an emoji of several", "👩\u200D🔬", ["portName", "shownName", "className"]],
  ["a slash", "a/b", ["portName", "shownName", "className"]],
  ["a backslash", "a\\b", ["portName", "shownName", "className"]],
  ["two dots", "..", ["portName", "shownName", "className"]],
  ["a dot at the end", "a.", ["componentNameRule", "portName", "shownName", "className"]],
  ["a dot in front", ".a", ["portName", "shownName", "className"]],
  ["a name that JavaScript reserves", "__proto__", ["shownName", "className"]],
  ["another one", "constructor", ["shownName", "className"]],
  ["one in a path", "a.__proto__.b", ["componentNameRule", "portName", "shownName", "className"]],
  [
    "what begins like one",
    "constructor2",
    ["moduleName", "componentNameRule", "pathRule", "portName", "shownName", "className"],
  ],
  ["nothing", "", ["className"]],
  ["a space", " ", ["className"]],
  ["a line end", "a\nb", []],
  ["a line end behind it", "a\n", []],
  ["a tab", "a\tb", ["className"]],
  ["NUL", "a\0", []],
  ["an escape sequence", "a\u001b[2K", []],
  ["a control of Latin-1", "a\u009b", []],
  ["an override of direction", "a\u202eb", []],
  ["an isolate", "a\u2066b", []],
  ["a zero width", "a\u200bb", []],
  ["a mark of the byte order", "\uFEFFa", []],
  ["a separator of lines", "a\u2028b", []],
  ["half of a pair", "a\ud800", []],
  ["a name of 101 letters", "a".repeat(101), ["pathRule", "portName", "shownName", "className"]],
  ["a name of 1001 letters", "a".repeat(1001), []],
];

describe("the rules of names", () => {
  for (const [what, name, takenBy] of names)
    it(`say of ${what} where it can stand`, () => {
      const taking = Object.entries<NameRule>(rules).filter(([, { pattern }]) => pattern.test(name));
      expect(taking.map(([rule]) => rule)).to.deep.equal(takenBy);
    });

  it("take for a path what is made of names, in a time that grows with its length", () => {
    const part = fc.stringMatching(/^[A-Za-z0-9_-]{1,9}$/).filter((name) => !isReservedName(name));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 20 }), (parts) => {
        expect(pathRule.pattern.test(parts.join("."))).to.equal(true);
        expect(pathRule.pattern.test(`${parts.join(".")}.`)).to.equal(false);
        expect(pathRule.pattern.test(parts.join(".."))).to.equal(parts.length === 1);
      }),
    );
    const before = performance.now();
    pathRule.pattern.test(`${"a".repeat(900)}!`);
    pathRule.pattern.test(`${"a.".repeat(450)}!`);
    // What tries one way after another would not end.
    expect(performance.now() - before).to.be.lessThan(2000);
  });
});
