import { expect } from "chai";
import { ConfigOverrideError } from "../../errors/index.js";
import { parseAttach, toPlain } from "../index.js";
import { parseValue } from "../testing/tree-from-json.test.js";

describe("parseAttach", () => {
  const valid: readonly (readonly [text: string, rule: unknown])[] = [
    ["se", { attach: { type: "se" } }],
    ["se()", { attach: { type: "se" } }],
    ["se(reduction=8,bias=true)@conv2", { attach: { type: "se", reduction: 8, bias: true }, at: "conv2" }],
    ["se=cbam@residual", { id: "se", attach: { type: "cbam" }, at: "residual" }],
    ["se_2=se(reduction=4)", { id: "se_2", attach: { type: "se", reduction: 4 } }],
    [
      "fca(dct=[1,2],top=[[0,1],[2,3]])",
      {
        attach: {
          type: "fca",
          dct: [1, 2],
          top: [
            [0, 1],
            [2, 3],
          ],
        },
      },
    ],
    ['x(map={"a":1,"b":")"})@output', { attach: { type: "x", map: { a: 1, b: ")" } }, at: "output" }],
    ['x(text="a,b)\\"c", other=1)', { attach: { type: "x", text: 'a,b)"c', other: 1 } }],
    ["se( reduction = 8 , gate=tanh )", { attach: { type: "se", reduction: 8, gate: "tanh" } }],
    ["x(name=5'6,y=f(1,2))", { attach: { type: "x", name: "5'6", y: "f(1,2)" } }],
    ["@scope/x".slice(1), { attach: { type: "scope/x" } }],
  ];
  for (const [text, rule] of valid) {
    it(`reads ${text}`, () => {
      const override = parseAttach(text, parseValue);
      expect(toPlain(override.rule)).to.deep.equal(rule);
      expect(override.origin).to.deep.equal({ kind: "argument", name: `--attach ${text}` });
    });
  }

  it("hands quoted and bracketed values to the parser whole", () => {
    const seen: string[] = [];
    parseAttach("x(a='it''s, (so)',b={k: [1, 2], l: \"}\"},c=d e)", (text) => seen.push(text));
    expect(seen).to.deep.equal(["'it''s, (so)'", '{k: [1, 2], l: "}"}', "d e"]);
  });

  const form = "type, type(option=value,…), type@site or id=type, e.g. 'se(reduction=8,bias=true)@conv2'";
  const place = (text: string, wanted: string, position: number, found: string) =>
    `--attach ${text}: ${wanted} should stand at character ${position} of "${text}"; expected ${form}; found ${found}`;
  const end = "the end of the text";
  const invalid: readonly (readonly [text: string, message: string])[] = [
    ["", place("", "an attachment's type", 1, end)],
    ["@conv2", place("@conv2", "an attachment's type", 1, '"@"')],
    ["(reduction=8)", place("(reduction=8)", "an attachment's type", 1, '"("')],
    ["se=", place("se=", "an attachment's type", 4, end)],
    ["a=b=se", place("a=b=se", '"(", "@" or the end', 4, '"="')],
    ["se@", place("se@", "a site", 4, end)],
    ["se@conv2@conv3", place("se@conv2@conv3", "the end", 9, '"@"')],
    ["se@conv2(reduction=8)", place("se@conv2(reduction=8)", "the end", 9, '"("')],
    ["se (reduction=8)", place("se (reduction=8)", '"(", "@" or the end', 3, '" "')],
    ["se(reduction=8", place("se(reduction=8", "the closing bracket )", 15, end)],
    ["se(x=[1,2)", place("se(x=[1,2)", "another closing bracket", 10, '")"')],
    ["se(x=[1,2", place("se(x=[1,2", "the closing bracket ]", 10, end)],
    ["se(x='a)", place("se(x='a)", "the closing quote '", 9, end)],
    ["se(8)", place("se(8)", "option=value", 4, '"8"')],
    ["se(reduction)", place("se(reduction)", "option=value", 4, '"r"')],
    ["se(reduction=)", place("se(reduction=)", "a value", 14, '")"')],
    ["se(a=1,)", place("se(a=1,)", "option=value", 8, '")"')],
    ["se(a=1)x", place("se(a=1)x", '"@" or the end', 8, '"x"')],
    ["se(a=1,a=2)", '--attach se(a=1,a=2): the option "a" is given twice'],
    ["se(type=cbam)", '--attach se(type=cbam): the option "type" is given twice'],
    ["se(__proto__=1)", '--attach se(__proto__=1): the option "__proto__" is not allowed in a config'],
  ];
  for (const [text, message] of invalid) {
    it(`refuses "${text}"`, () => {
      expect(() => parseAttach(text, parseValue))
        .to.throw(ConfigOverrideError)
        .with.property("message", message);
    });
  }
});
