import type { TensorSpec } from "@netgraft/core/graph";
import { expect } from "chai";
import type { NamedShape } from "./module-tensors.js";
import { pairInOrder } from "./pair-in-order.js";

type Shapes = readonly (readonly [name: string, shape: readonly number[]])[];

const convolution = (name: string, ...shape: readonly number[]): Shapes => [[`${name}.weight`, shape]];
const norm = (name: string, channels: number): Shapes =>
  ["weight", "bias", "running_mean", "running_var"].map((kind) => [`${name}.${kind}`, [channels]]);
const dense = (name: string, outputs: number, inputs: number): Shapes => [
  [`${name}.weight`, [outputs, inputs]],
  [`${name}.bias`, [outputs]],
];
const specsOf = (shapes: Shapes): TensorSpec[] =>
  shapes.map(([name, shape]) => ({
    name,
    dtype: "float32",
    shape,
    role: "parameter",
    initializer: { kind: "zeros" },
  }));
const tensorsOf = (shapes: Shapes): NamedShape[] => shapes.map(([name, shape]) => ({ name, shape }));
const sorted = (shapes: Shapes): Shapes => shapes.toSorted(([a], [b]) => (a < b ? -1 : 1));

/** torchvision's and timm's names of one inverted residual, in the order in which either builds it. */
const ours = specsOf([
  ...convolution("features.0.0", 8, 3, 3, 3),
  ...norm("features.0.1", 8),
  ...convolution("features.1.conv.0.0", 16, 8, 1, 1),
  ...norm("features.1.conv.0.1", 16),
  ...convolution("features.1.conv.1.0", 16, 1, 3, 3),
  ...norm("features.1.conv.1.1", 16),
  ...convolution("features.1.conv.2", 8, 16, 1, 1),
  ...norm("features.1.conv.3", 8),
  ...dense("classifier.1", 10, 8),
]);
const theirs = (classes = 10): Shapes => [
  ...convolution("conv_stem", 8, 3, 3, 3),
  ...norm("bn1", 8),
  ...convolution("blocks.0.0.conv_pw", 16, 8, 1, 1),
  ...norm("blocks.0.0.bn1", 16),
  ...convolution("blocks.0.0.conv_dw", 16, 1, 3, 3),
  ...norm("blocks.0.0.bn2", 16),
  ...convolution("blocks.0.0.conv_pwl", 8, 16, 1, 1),
  ...norm("blocks.0.0.bn3", 8),
  ...dense("classifier", classes, 8),
];
const expected = ours.map(({ name }, index) => [name, theirs()[index]?.[0]]);

describe("names that are paired by the order of modules", () => {
  const namesOf = (shapes: Shapes, hasOrder = false, specs = ours): unknown => {
    const pairing = pairInOrder(specs, tensorsOf(shapes), { hasOrder });
    return typeof pairing === "object" ? [...pairing.names] : pairing;
  };

  it("are those of the author's order but for a shortcut, where it is built before its branch", () => {
    const block = (
      path: string,
      names: readonly string[],
      shortcut?: string,
    ): { branch: Shapes; shortcut: Shapes } => ({
      branch: names.flatMap((name) => [
        ...convolution(`${path}.${name}.0`, 8, 8, 1, 1),
        ...norm(`${path}.${name}.1`, 8),
      ]),
      shortcut:
        shortcut === undefined
          ? []
          : [...convolution(`${path}.${shortcut}.0`, 8, 8, 1, 1), ...norm(`${path}.${shortcut}.1`, 8)],
    });
    const stem = convolution("stem", 8, 3, 3, 3);
    // One shape for all: nothing but the order tells them apart.
    const [own1, own2] = [block("s.0", ["one", "two"], "down"), block("s.1", ["one", "two"])];
    const [other1, other2] = [block("b.0", ["f.a", "f.b"], "proj"), block("b.1", ["f.a", "f.b"])];
    const wanted = [...stem, ...own1.branch, ...own1.shortcut, ...own2.branch];
    const found: Shapes = [...convolution("first", 8, 3, 3, 3), ...other1.shortcut, ...other1.branch, ...other2.branch];
    // Here the author's own order fits, too: it is taken.
    const asBuilt = namesOf(found, true, specsOf(wanted));
    expect(asBuilt).to.deep.include(["s.0.one.0.weight", "b.0.proj.0.weight"]);
    // With a branch of two widths it does not.
    const wide = (shapes: Shapes): Shapes =>
      shapes.map(([name, shape]) => {
        if (!/(one|f\.a)\.[01]/.test(name) && !/(two|f\.b)\.0\.weight/.test(name)) return [name, shape] as const;
        return [name, /(two|f\.b)/.test(name) ? [8, 16, 1, 1] : [16, ...shape.slice(1)]] as const;
      });
    const names = namesOf(wide(found), true, specsOf(wide(wanted)));
    expect(names).to.deep.include(["s.0.down.0.weight", "b.0.proj.0.weight"]);
    expect(names).to.deep.include(["s.0.one.0.weight", "b.0.f.a.0.weight"]);
    expect(names).to.deep.include(["s.1.two.1.bias", "b.1.f.b.1.bias"]);
  });

  it("are those of the author's order, or where it was lost, of the only order that fits", () => {
    expect(namesOf(theirs(), true)).to.deep.equal(expected);
    expect(namesOf(sorted(theirs()))).to.deep.equal(expected);
    expect(namesOf(sorted(theirs()), true)).to.deep.equal(expected);
  });

  it("take counts of batches for nothing, and a classifier for other classes", () => {
    const counted: Shapes = [...theirs(), ["bn1.num_batches_tracked", []]];
    expect(namesOf(sorted(counted))).to.deep.equal(expected);
    expect(namesOf(sorted(theirs(7)))).to.deep.equal(expected);
  });

  it("take a convolution as large as the map for a dense layer behind it", () => {
    const specs = specsOf([...convolution("features.0", 4, 3, 3, 3), ...dense("classifier.0", 6, 4 * 49)]);
    const found = [...convolution("features.0", 4, 3, 3, 3), ["fc.weight", [6, 4, 7, 7]], ["fc.bias", [6]]] as const;
    expect(namesOf(found, false, specs)).to.deep.equal(specs.map(({ name }, index) => [name, found[index]?.[0]]));
  });

  it("pair without the modules that the file may lack", () => {
    const attached = [...ours.slice(0, 10), ...specsOf(dense("features.1.se.fc", 8, 8)), ...ours.slice(10)];
    const pairing = pairInOrder(attached, tensorsOf(sorted(theirs())), { except: ["features.*.se"] });
    expect(typeof pairing === "object" && [...pairing.names]).to.deep.equal(expected);
    expect(namesOf(theirs(), true, attached)).to.equal(undefined);
  });

  it("pair without the modules of the file that the network has not", () => {
    const head = [...theirs().slice(0, -2), ...dense("head.1", 10, 8), ...dense("head.2", 4, 10)];
    const pair = (except: readonly string[]): unknown => {
      const pairing = pairInOrder(ours, tensorsOf(sorted(head)), { except });
      return typeof pairing === "object" ? [...pairing.names] : pairing;
    };
    expect(pair([])).to.equal(undefined);
    const as = (name: string | undefined): string | undefined => name?.replace("classifier", "head.1");
    expect(pair(["head.2"])).to.deep.equal(expected.map(([name, other]) => [name, as(other)]));
    expect(pair(["head", "classifier"])).to.deep.equal(expected.slice(0, -2));
  });

  it("are not told where two orders fit, but by the author's", () => {
    const specs = specsOf([...convolution("left", 4, 4, 1, 1), ...convolution("right", 4, 4, 1, 1)]);
    const twins = [...convolution("q", 4, 4, 1, 1), ...convolution("k", 4, 4, 1, 1)];
    expect(namesOf(twins, false, specs)).to.equal("ambiguous");
    expect(namesOf(twins, true, specs)).to.deep.equal([
      ["left.weight", "q.weight"],
      ["right.weight", "k.weight"],
    ]);
    const numbered = [...convolution("b.10", 4, 4, 1, 1), ...convolution("b.9", 4, 4, 1, 1)];
    expect(namesOf(numbered, false, specs)).to.deep.equal([
      ["left.weight", "b.9.weight"],
      ["right.weight", "b.10.weight"],
    ]);
  });

  it("are told by letters that count from the first, and not by others", () => {
    const specs = specsOf([...convolution("one", 4, 4, 1, 1), ...convolution("two", 4, 4, 1, 1)]);
    const pair = (...names: readonly string[]): unknown =>
      namesOf(sorted(names.flatMap((name) => convolution(name, 4, 4, 1, 1))), false, specs);
    expect(pair("f.b", "f.a")).to.deep.equal([
      ["one.weight", "f.a.weight"],
      ["two.weight", "f.b.weight"],
    ]);
    expect(pair("f.b", "f.c")).to.equal("ambiguous");
    expect(pair("f.q", "f.k")).to.equal("ambiguous");
  });

  const others: readonly [what: string, found: Shapes][] = [
    ["a tensor is one too many", [...theirs(), ["scale", [1]]]],
    ["a tensor is missing", theirs().slice(0, -1)],
    ["a kind is another", theirs().map(([name, shape]) => [name.replace("running_var", "moving_var"), shape])],
    [
      "a shape is another",
      theirs().map(([name, shape]) => [name, name === "blocks.0.0.conv_dw.weight" ? [16, 1, 5, 5] : shape]),
    ],
    [
      "a name of the network means something else",
      theirs().map(([name, shape]) => [name.replace("bn1", "features.1.conv.3"), shape]),
    ],
    ["there are none", []],
  ];
  for (const [what, found] of others)
    it(`are none where ${what}`, () => {
      expect(namesOf(found, true)).to.equal(undefined);
    });

  it("are not looked for where names are deeper than those of networks", () => {
    const deep = theirs().map(([name, shape]) => ["a.".repeat(10_000) + name, shape] as const);
    expect(namesOf(deep)).to.equal(undefined);
  });

  it("end soon where thousands of modules are alike and nothing fits", () => {
    const many = (name: (index: number) => string): Shapes =>
      Array.from({ length: 2000 }, (_, index) => convolution(name(index), 4, 4, 1, 1)).flat();
    const letters = (index: number): string =>
      `${index}`.replaceAll(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");
    const specs = specsOf([...many((index) => `m.${index}`), ...convolution("last", 4, 4, 3, 3)]);
    const start = performance.now();
    expect(namesOf([...many(letters), ...convolution("end", 4, 4, 5, 5)], false, specs)).to.equal(undefined);
    expect(performance.now() - start).to.be.lessThan(2000);
  });
});
