import { expect } from "chai";
import { WeightsMismatchError } from "../errors.js";
import { type Renames, renamesInWords, renameTensors } from "./rename-tensors.js";

const renamed = (names: readonly string[], renames: Renames): Readonly<Record<string, string>> => {
  return Object.fromEntries([...renameTensors(names, renames, "w.pth")].map(([own, other]) => [other, own]));
};

describe("other names for the tensors of a file", () => {
  const cases: readonly (readonly [string, Renames, Readonly<Record<string, string>>])[] = [
    [
      "of a module, with what is below",
      { head: "fc" },
      { "head.weight": "fc.weight", "header.weight": "header.weight" },
    ],
    ["of a tensor alone", { "fc.w": "fc.weight" }, { "fc.w": "fc.weight", "fc.bias": "fc.bias" }],
    ["by the longest path", { a: "x", "a.b": "y" }, { "a.c.w": "x.c.w", "a.b.w": "y.w" }],
    ["by the first of those that are as long", { "a.*": "x.*", "*.b": "y.*" }, { "a.b.w": "x.b.w", "c.b.w": "y.c.w" }],
    [
      "by stars, in their order",
      { "b*.*.gate": "layer*.*.se" },
      { "b1.0.gate.w": "layer1.0.se.w", "b1.0.w": "b1.0.w" },
    ],
    ["of a part of a name", { "stage*": "layer*" }, { "stage12.w": "layer12.w", "stage.w": "layer.w" }],
    ["with fewer stars than the path", { "*.net": "" }, { "m.net.conv.w": "conv.w" }],
    ["of the network itself", { encoder: "" }, { "encoder.fc.w": "fc.w", "fc.v": "fc.v" }],
    ["that other names look like in an expression", { "a+(b)": "c" }, { "a+(b).w": "c.w", "aab.w": "aab.w" }],
    ["that mean something to JavaScript", { constructor: "__proto__" }, { "constructor.w": "__proto__.w" }],
    ["that swap", { a: "b", b: "a" }, { "a.w": "b.w", "b.w": "a.w" }],
  ];
  for (const [what, renames, expected] of cases)
    it(what, () => expect(renamed(Object.keys(expected), renames)).to.deep.equal(expected));

  it("are refused all at once: those that the file has not, and two for one name", () => {
    const names = ["layer1.conv.weight", "layer1.conv.bias", "fc.weight"];
    expect(() => renameTensors(names, { "layer1.cnv": "x", "layer1.*": "x", "layer1.conv.bias": "fc.weight" }, "w.pth"))
      .to.throw(WeightsMismatchError)
      .with.deep.property("problems", [
        { at: "w.pth", message: 'the tensors "layer1.conv.bias" and "fc.weight" would both be "fc.weight"' },
        {
          at: "rename.layer1.cnv",
          message: 'the weights have no module or tensor "layer1.cnv"',
          nearest: "layer1.conv",
        },
      ]);
    expect(() => renameTensors(names, { "layer*": "*.*", "*a*": "b" }, "w.pth"))
      .to.throw(WeightsMismatchError)
      .with.property("problems")
      .that.has.length(2);
  });

  it("take time in proportion, whatever the path", () => {
    const name = `${"a.".repeat(400)}b`;
    const start = performance.now();
    expect(() => renameTensors([name], { [`${"*.".repeat(400)}c`]: "x" }, "w.pth")).to.throw(WeightsMismatchError);
    expect(performance.now() - start).to.be.below(1000);
  });

  it("are told in a sentence, with the first", () => {
    const told = renamesInWords(renameTensors(["head.weight", "head.bias", "conv.weight"], { head: "fc" }, "w.pth"));
    expect(told).to.equal('2 tensors go by another name ("head.weight" as "fc.weight")');
    expect(renamesInWords(new Map([["a", "a"]]))).to.equal(undefined);
  });
});
