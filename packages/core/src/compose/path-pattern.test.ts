import { expect } from "chai";
import fc from "fast-check";
import { ConfigInvalidError } from "../errors/index.js";
import { pathPattern } from "./path-pattern.js";

/** A pattern with choices, and the paths that it stands for. */
interface Written {
  readonly pattern: string;
  readonly paths: readonly string[];
}

const name = fc.stringMatching(/^[a-z0-9_]{1,3}$/);
const space = fc.constantFrom("", " ", "  ", "\t");

/** Choices within choices, with spaces around them, and what they stand for by multiplying out. */
const written = fc.letrec<{ sequence: Written; part: Written; choices: Written }>((tie) => ({
  sequence: fc.array(tie("part"), { minLength: 1, maxLength: 3 }).map((parts) => ({
    pattern: parts.map(({ pattern }) => pattern).join("."),
    paths: parts.reduce<readonly string[]>(
      (starts, { paths }, index) =>
        starts.flatMap((start) => paths.map((end) => (index === 0 ? end : `${start}.${end}`))),
      [""],
    ),
  })),
  part: fc.oneof(
    { maxDepth: 3 },
    name.map((text) => ({ pattern: text, paths: [text] })),
    tie("choices"),
  ),
  choices: fc
    .tuple(fc.array(tie("sequence"), { minLength: 1, maxLength: 3 }), space, space)
    .map(([choices, before, after]) => ({
      pattern: `{${choices.map(({ pattern }) => `${before}${pattern}${after}`).join(",")}}`,
      paths: choices.flatMap(({ paths }) => paths),
    })),
})).sequence;

describe("a pattern of paths", () => {
  const patterns: readonly [pattern: string, matching: readonly string[], others: readonly string[]][] = [
    ["layer3.*", ["layer3.0", "layer3.12"], ["layer2.0", "layer3", "layer3.0.branch", "xlayer3.0"]],
    ["layer*.0", ["layer1.0", "layer12.0"], ["layer1.10", "layer1.0.0"]],
    ["*.1", ["layer1.1"], ["layer1.11", "stages.layer1.1"]],
    ["**.1", ["layer1.1", "stages.layer1.1"], ["layer1.11"]],
    ["stages.**", ["stages.0.blocks.1", "stages.0"], ["stage.0"]],
    ["layer1.0", ["layer1.0"], ["layer1x0", "layer1.00"]],
    [" layer1.0 ", ["layer1.0"], ["layer1.00"]],
    ["layer(1|2).0", ["layer(1|2).0"], ["layer1.0"]],
    ["features.{4,11}", ["features.4", "features.11"], ["features.1", "features.{4,11}", "features.411"]],
    ["{layer2.1, layer2.3}", ["layer2.1", "layer2.3"], ["layer2.", " layer2.3", "layer2.2"]],
    [
      "{ layer2.{1, 3} ,layer3.{ 1,3,5 } }",
      ["layer2.1", "layer2.3", "layer3.1", "layer3.3", "layer3.5"],
      ["layer2.5", "layer2", "layer3.", "layer2.1,layer3.1"],
    ],
    ["layer{1,{2,3}}.{0,*1}", ["layer1.0", "layer2.1", "layer3.11"], ["layer1.2", "layer4.0"]],
    ["layer1{,.0}", ["layer1", "layer1.0"], ["layer1."]],
    ["layer1.0.{}", ["layer1.0."], ["layer1.0"]],
    ["layer{1.0", ["layer{1.0"], ["layer1.0"]],
    ["layer{1.{0,1}", ["layer{1.0", "layer{1.1"], ["layer1.0"]],
    ["layer1}.{0}", ["layer1}.0"], ["layer1.0"]],
    ["a,b", ["a,b"], ["a", "b"]],
    ["layer1.[0]?", ["layer1.[0]?"], ["layer1.0", "layer1."]],
    ["layer{1..3}.0", ["layer1..3.0"], ["layer1.0", "layer2.0"]],
  ];
  for (const [pattern, matching, others] of patterns)
    it(`is ${JSON.stringify(pattern)}`, () => {
      const { test } = pathPattern(pattern);
      for (const path of matching) expect(test(path), path).to.equal(true);
      for (const path of others) expect(test(path), path).to.equal(false);
    });

  it("stands for what its choices give when they are multiplied out @long", () => {
    fc.assert(
      fc.property(written, fc.array(name, { minLength: 1, maxLength: 3 }), ({ pattern, paths }, other) => {
        const { test, unmet } = pathPattern(pattern);
        for (const path of paths) expect(test(path), path).to.equal(true);
        expect(test(other.join("."))).to.equal(paths.includes(other.join(".")));
        expect(unmet(paths)).to.deep.equal([]);
      }),
    );
  });

  it("names each choice that nothing meets, however deep it stands", () => {
    const there = ["layer2.0", "layer2.1", "layer2.3", "layer3.1", "layer3.5"];
    const unmet: readonly [pattern: string, unmet: readonly string[]][] = [
      ["layer2.*", []],
      ["layer9.*", ["layer9.*"]],
      ["{layer2.1, layer9.0}", ["layer9.0"]],
      ["layer{2,3}.{1,5}", []],
      ["layer{2,3}.{1,9}", ["layer{2,3}.9"]],
      ["{layer2.{1,7},layer9.{1,3}}", ["layer2.7", "layer9.{1,3}"]],
      ["{layer8.{1,3},layer9.0}", ["layer8.{1,3}", "layer9.0"]],
      ["layer{8,9}.0", ["layer{8,9}.0"]],
      ["{layer2.1,}", [""]],
      ["{**.1,**.5,**.7}", ["**.7"]],
    ];
    for (const [pattern, expected] of unmet) expect(pathPattern(pattern).unmet(there), pattern).to.deep.equal(expected);
  });

  it("names the choice that is missed where a path is gone that it alone meets", () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 6 }), fc.nat(), (names, at) => {
        const gone = names[at % names.length] ?? "";
        const { unmet } = pathPattern(`layer1.{${names.join(" , ")}}`);
        const rest = names.filter((each) => each !== gone).map((each) => `layer1.${each}`);
        expect(unmet(rest)).to.deep.equal([`layer1.${gone}`]);
      }),
    );
  });

  it("takes time that grows with its length and the path's alone, whatever its stars and choices", () => {
    // An expression that tries one way after the other needs more than 10^40 steps for each of these.
    const path = "a".repeat(400);
    for (const [pattern, expected] of [
      [`${"**a".repeat(100)}**b`, false],
      [`${"*a".repeat(100)}*`, true],
      [`${"{*,a*,aa}".repeat(90)}b`, false],
      [`${"{*,a*}".repeat(140)}*`, true],
      [`${"{".repeat(400)}*a${"}".repeat(400)}`, true],
      ["{".repeat(1000), false],
    ] as const) {
      const { test, unmet } = pathPattern(pattern);
      expect(test(path), pattern).to.equal(expected);
      expect(unmet([path]), pattern).to.have.length(expected ? 0 : 1);
    }
  });

  it("has at most 1000 characters", () => {
    expect(pathPattern("a".repeat(1000)).test("a".repeat(1000))).to.equal(true);
    expect(() => pathPattern("*".repeat(1001)))
      .to.throw(ConfigInvalidError, "at most 1000 characters; found 1001")
      .with.property("code", "NG_CONFIG_INVALID");
  });
});
