import { expect } from "chai";
import { ConfigOverrideError } from "../../errors/index.js";
import { parseSet, toPlain } from "../index.js";
import { parseValue } from "../testing/tree-from-json.test.js";

describe("parseSet", () => {
  const valid: readonly (readonly [text: string, path: unknown[], value: unknown])[] = [
    ["classes=10", ["classes"], 10],
    ["attachments.se.reduction=8", ["attachments", "se", "reduction"], 8],
    ["attachments[0].where.stages=[1,2]", ["attachments", 0, "where", "stages"], [1, 2]],
    ["labels=a=b", ["labels"], "a=b"],
    ['["x=y"]=1', ["x=y"], 1],
    ["attachments.se=null", ["attachments", "se"], null],
    ['name=""', ["name"], ""],
  ];
  for (const [text, path, value] of valid) {
    it(`reads ${text}`, () => {
      const override = parseSet(text, parseValue);
      expect({ path: override.path, value: toPlain(override.value) }).to.deep.equal({ path, value });
      expect(override.value.origin).to.deep.equal({ kind: "argument", name: `--set ${text}` });
    });
  }

  const form = "path=value, e.g. attachments.se.reduction=8; the value null removes";
  const invalid: readonly (readonly [text: string, message: string])[] = [
    [
      "classes",
      `--set classes: "=" and a value should stand at character 8 of "classes"; expected ${form}; found the end of the text`,
    ],
    [
      "classes=",
      `--set classes=: a value should stand at character 9 of "classes="; expected ${form}; found the end of the text`,
    ],
    ["=8", `--set =8: a path should stand at character 1 of "=8"; expected ${form}; found "="`],
    ["", `--set : a path should stand at character 1 of ""; expected ${form}; found the end of the text`],
    ["a..b=1", `--set a..b=1: a key should stand at character 3 of "a..b=1"; expected ${form}; found "."`],
    [
      "a[x]=1",
      `--set a[x]=1: an index such as "0]" or a quoted key should stand at character 3 of "a[x]=1"; expected ${form}; found "x"`,
    ],
    ["__proto__.x=1", '--set __proto__.x=1: the key "__proto__" is not allowed in a config; found __proto__.x'],
    [
      'a["constructor"]=1',
      '--set a["constructor"]=1: the key "constructor" is not allowed in a config; found a.constructor',
    ],
    ['a={"prototype":1}', '--set a={"prototype":1}: this key is not allowed in a config; found "prototype"'],
    [
      "extends=resnet18",
      "--set extends=resnet18: `extends` cannot be overridden; expected another config as the command's argument",
    ],
  ];
  for (const [text, message] of invalid) {
    it(`refuses "${text}"`, () => {
      expect(() => parseSet(text, parseValue))
        .to.throw(ConfigOverrideError)
        .with.property("message", message);
    });
  }

  it("refuses a path that leads deeper than a config may be nested", () => {
    expect(parseSet(`a${".a".repeat(99)}=1`, parseValue).path).to.have.length(100);
    for (const length of [101, 100_000])
      expect(() => parseSet(`a${"[0]".repeat(length - 1)}=1`, parseValue))
        .to.throw(ConfigOverrideError)
        .with.property("message")
        .that.includes(
          `the path leads too deep; expected at most 100 levels (NETGRAFT_LIMITS=depth=… allows more); found ${length}`,
        );
  });

  it("passes on why a value does not parse, on one line", () => {
    const failing = (): unknown => {
      throw new Error("Flow sequence must end with a ] at line 1:\n\n[1,2\n    ^");
    };
    expect(() => parseSet("a=[1,2", failing))
      .to.throw(ConfigOverrideError)
      .with.property(
        "message",
        '--set a=[1,2: the value "[1,2" does not parse: Flow sequence must end with a ] at line 1; expected a value as in YAML',
      );
  });
});
