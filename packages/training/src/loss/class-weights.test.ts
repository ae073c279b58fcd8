import { expect } from "chai";
import { crossEntropy } from "./cross-entropy.js";
import { binaryCrossEntropy } from "./binary-cross-entropy.js";
import { weightsOf } from "./class-weights.js";

const names = ["cat", "dog", "emu"];

describe("the weights of classes", () => {
  it("are given by name, and 1 where there is none", () => {
    expect(weightsOf({ emu: 3, cat: 0.5 }, { names })).to.deep.equal([0.5, 1, 3]);
    expect(weightsOf([1, 2, 3], { names })).to.deep.equal([1, 2, 3]);
    expect(weightsOf(undefined, { names })).to.equal(undefined);
  });

  it("are balanced as scikit-learn balances them", () => {
    // sklearn.utils.class_weight.compute_class_weight("balanced", classes=[0, 1, 2], y=[0] * 50 + [1] * 20 + [2] * 5).
    const weights = weightsOf("balanced", { names, pictures: [50, 20, 5] });
    [0.5, 1.25, 5].forEach((expected, label) => expect(weights?.[label]).to.be.closeTo(expected, 1e-12));
  });

  it("of what is of a class are balanced as PyTorch's manual has it", () => {
    // BCEWithLogitsLoss: 100 positive and 300 negative examples of a class give 300 / 100.
    const classes = { names: ["cat", "dog"], pictures: [100, 300] };
    expect(weightsOf("balanced", classes, "positiveWeights")).to.deep.equal([3, 1 / 3]);
    const build = (positiveWeights: unknown): unknown =>
      binaryCrossEntropy.build(binaryCrossEntropy.options.parse({ positiveWeights }), { ...classes, names });
    expect(() => build({ emv: 3 })).to.throw(
      'positiveWeights.emv: there is no class "emv"; expected some of cat, dog, emu. Did you mean "emu"?',
    );
    expect(() => build([1])).to.throw("positiveWeights: there is not a weight for each class");
    expect(() => build(-1)).to.throw();
  });

  const refused: readonly (readonly [
    what: string,
    given: "balanced" | number[] | Record<string, number>,
    pictures: readonly number[] | undefined,
    words: string,
  ])[] = [
    [
      "a class that there is not",
      { dgo: 2, emu: 1 },
      undefined,
      'classWeights.dgo: there is no class "dgo"; expected some of cat, dog, emu. Did you mean "dog"?',
    ],
    [
      "a name that every object has",
      { constructor: 2 },
      undefined,
      'classWeights.constructor: there is no class "constructor"',
    ],
    [
      "a list of another length",
      [1, 2],
      undefined,
      "classWeights: there is not a weight for each class; expected 3: cat, dog, emu; found 2",
    ],
    [
      "a class without pictures that is balanced",
      "balanced",
      [4, 0, 2],
      "classWeights: what has no pictures for training has no balanced weight; expected pictures of each class, or a map of weights; found dog",
    ],
    [
      "balanced ones where nothing is counted",
      "balanced",
      undefined,
      "classWeights: how many pictures each class has is not known here",
    ],
  ];
  for (const [what, given, pictures, words] of refused)
    it(`are refused for ${what}`, () => {
      expect(() => weightsOf(given, { names, pictures }))
        .to.throw(words)
        .with.property("code", "NG_OPTION_UNSUPPORTED");
    });

  it("are what a loss counts pictures for", () => {
    const positive = binaryCrossEntropy.options.parse({ positiveWeights: "balanced" });
    expect(binaryCrossEntropy.countsPictures?.(positive)).to.equal(true);
    for (const loss of [crossEntropy, binaryCrossEntropy]) {
      const counts = (options: object): boolean | undefined => loss.countsPictures?.(loss.options.parse(options));
      expect([counts({ classWeights: "balanced" }), counts({ classWeights: [1] }), counts({})]).to.deep.equal([
        true,
        false,
        false,
      ]);
    }
  });
});
