import { describeOrigin, listValues, NetgraftError, type Sourced, toPlain } from "@netgraft/core/config";
import { expect } from "chai";
import { parseYaml } from "./yaml-tree.js";

describe("parseYaml", () => {
  const places = (tree: Sourced): readonly string[] =>
    listValues(tree).map(({ path, value, origin }) => `${path} ${JSON.stringify(value)} ${describeOrigin(origin)}`);

  it("knows where each value was written", () => {
    const text = ["# a network", "name: tiny", "backbone:", "  type: resnet", "  layers: [1, 2]", ""].join("\n");
    expect(places(parseYaml(text, "a.yaml"))).to.deep.equal([
      'name "tiny" a.yaml:2:7',
      'backbone.type "resnet" a.yaml:4:9',
      "backbone.layers [1,2] a.yaml:5:11",
    ]);
  });

  it("knows where keys were written, also those without a value", () => {
    const tree = parseYaml("a: 1\n  \nb:\n", "a.yaml");
    if (tree.kind !== "map") throw new TypeError("a map was written");
    const { keyOrigin, value } = tree.entries.get("b") ?? {};
    expect(keyOrigin).to.include({ line: 3, column: 1 });
    expect(value).to.deep.include({ kind: "scalar", value: null });
  });

  it("reads JSON", () => {
    const tree = parseYaml('{\n\t"a": [1, -2.5e3, true, null, "\\u00e9\\n"],\n\t"b": {}\n}', "a.json");
    expect(toPlain(tree)).to.deep.equal({ a: [1, -2500, true, null, "é\n"], b: {} });
    expect(places(tree).at(-1)).to.equal("b {} a.json:3:7");
  });

  it("counts lines that end in CR LF as others", () => {
    expect(places(parseYaml("a: 1\r\nb:\r\n  c: 2\r\n", "a.yaml"))).to.deep.equal([
      "a 1 a.yaml:1:4",
      "b.c 2 a.yaml:3:6",
    ]);
  });

  for (const text of ["", "\n", "# only a comment\n", "---\n"]) {
    it(`reads ${JSON.stringify(text)} as nothing`, () => {
      expect(toPlain(parseYaml(text, "a.yaml"))).to.equal(null);
    });
  }

  it("keeps what YAML 1.1 would have taken for booleans and dates as text", () => {
    expect(toPlain(parseYaml("[no, on, 2020-01-01, 010, 0o10, 1_000]", "a.yaml"))).to.deep.equal([
      "no",
      "on",
      "2020-01-01",
      10,
      8,
      "1_000",
    ]);
  });

  it("puts in the place of an alias what it stands for", () => {
    const tree = parseYaml("a: &x { n: 1 }\nb: *x\nc: [*x, 2]\n", "a.yaml");
    expect(toPlain(tree)).to.deep.equal({ a: { n: 1 }, b: { n: 1 }, c: [{ n: 1 }, 2] });
    expect(places(tree)[1]).to.equal("b.n 1 a.yaml:1:12");
  });

  it("reads numbers and truths as names where they are keys", () => {
    expect(toPlain(parseYaml("1: a\ntrue: b\n", "a.yaml"))).to.deep.equal({ "1": "a", true: "b" });
  });

  const wrong: Readonly<Record<string, readonly [text: string, message: string]>> = {
    "an open bracket": [
      "a: [1, 2\nb: 3",
      "flow sequence in block collection must be sufficiently indented and end with a ] (a.yaml:2:1)",
    ],
    "an open quote": ['a: "x\n', 'missing closing "quote (a.yaml:2:1)'],
    "a key that stands twice": ["a: 1\nb: 2\na: 3\n", "map keys must be unique (a.yaml:3:1)"],
    "a key that stands twice in JSON": ['{ "a": 1, "a": 2 }', "map keys must be unique (a.yaml:1:11)"],
    "a tab for indentation": ["a:\n\tb: 1\n", "tabs are not allowed as indentation (a.yaml:2:1)"],
    "a key without a colon": ["a: 1\nfoo\nb: 2\n", "implicit keys need to be on a single line (a.yaml:2:1)"],
    "a second document": [
      "a: 1\n---\nb: 2\n",
      "a second document begins here, and a file holds one config (a.yaml:2:1)",
    ],
    "a comma too many in JSON": ['{ "a": 1,, "b": 2 }', "unexpected , in flow map (a.yaml:1:10)"],
    "an alias of nothing": ["a: *x\n", 'there is no anchor "&x" before this alias (a.yaml:1:4)'],
    "an alias inside what it stands for": ["a: &x [*x]\n", 'what the alias "*x" stands for contains it (a.yaml:1:8)'],
    "a tag": ["a: !mine 1\n", "unresolved tag: !mine (a.yaml:1:4)"],
    bytes: ["a: !!binary aGk=\n", "a value of a kind that configs do not have (a.yaml:1:13)"],
    "a list of pairs": ["a: !!pairs [b: 1]\n", "a value of a kind that configs do not have (a.yaml:1:12)"],
    "an ordered map": ["!!omap\n- a: 1\n", "a value of a kind that configs do not have (a.yaml:2:1)"],
    "a set": ["a: !!set { b }\n", "a value of a kind that configs do not have (a.yaml:1:10)"],
    "a number and a text that are one key": ['1: a\n"1": b\n', "map keys must be unique (a.yaml:2:1)"],
    "a list as a key": ["? [1]\n: 2\n", "a key must be plain text (a.yaml:1:3)"],
    "brackets without end": [
      "[".repeat(4000),
      "the values are nested too deeply; expected at most 100 levels (NETGRAFT_LIMITS=depth=… allows more) (a.yaml:1:103)",
    ],
  };
  for (const [what, [text, message]] of Object.entries(wrong)) {
    it(`refuses ${what}`, () => {
      const error = errorOf(text);
      expect(error.code).to.equal("NG_CONFIG_SYNTAX");
      expect(error.message.slice(0, message.length)).to.equal(message);
    });
  }

  it("names several problems, and not thousands of them", () => {
    expect(errorOf("a: [1\nb: { x\n").problems).to.have.length.above(1);
    expect(errorOf("a: b: c\n".repeat(500)).problems).to.have.lengthOf(10);
  });

  it("takes for an alias the last anchor of its name, also one inside what another stands for", () => {
    const text = "a: &x { n: &y 1 }\nb: &y 2\nc: *x\nd: *y\ne: &x [&x 3]\nf: *x\n&k g: *k\n";
    expect(toPlain(parseYaml(text, "a.yaml"))).to.deep.equal({
      a: { n: 1 },
      b: 2,
      c: { n: 1 },
      d: 2,
      e: [3],
      f: 3,
      g: "g",
    });
  });

  it("tells all keys that stand twice", () => {
    expect(errorOf("a: 1\na: 2\nb: { c: 1, c: 2 }\n").problems.map(({ source }) => source)).to.deep.equal([
      "a.yaml:2:1",
      "a.yaml:3:12",
    ]);
  });

  it("counts the levels of what aliases stand for", () => {
    const nested = (from: number, to: number): string =>
      Array.from(
        { length: to - from },
        (_, index) => `a${from + index + 1}: &a${from + index + 1} [*a${from + index}]\n`,
      ).join("");
    expect(toPlain(parseYaml(`a0: &a0 1\n${nested(0, 98)}`, "a.yaml"))).to.have.property("a98");
    expect(errorOf(`a0: &a0 1\n${nested(0, 99)}`).message).to.match(/^the values are nested too deeply/);
  });

  it("refuses aliases that multiply to more than memory holds", () => {
    const level = (name: string, of: string): string => `${name}: &${name} [${Array(10).fill(of).join(", ")}]\n`;
    const text =
      level("a", "1") + level("b", "*a") + level("c", "*b") + level("d", "*c") + level("e", "*d") + level("f", "*e");
    expect(errorOf(text).message).to.match(
      /^the config has more than 100000 values; expected at most 100000 values \(NETGRAFT_LIMITS=values=… allows more\) \(a\.yaml:\d:\d+\)$/,
    );
  });

  function errorOf(text: string): NetgraftError {
    try {
      parseYaml(text, "a.yaml");
    } catch (error) {
      if (error instanceof NetgraftError) return error;
      throw error;
    }
    throw new Error("nothing was thrown");
  }
});
