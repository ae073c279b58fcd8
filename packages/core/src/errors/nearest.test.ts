import { expect } from "chai";
import { containing, nearest, oneOf } from "./nearest.js";

describe("nearest", () => {
  const sites = ["residual", "branchInput", "output", "shortcut", "conv1", "conv2"];

  it("finds the word that was meant", () => {
    expect(nearest("residul", sites)).to.equal("residual");
    expect(nearest("brnchInptu", sites)).to.equal("branchInput");
    expect(nearest("conv4", sites)).to.equal("conv1");
  });

  it("takes no notice of capitals", () => {
    expect(nearest("BRANCHINPUT", sites)).to.equal("branchInput");
  });

  it("suggests nothing where nothing is close", () => {
    expect(nearest("pooling", sites)).to.equal(undefined);
    expect(nearest("", ["residual"])).to.equal(undefined);
    expect(nearest("residual", [])).to.equal(undefined);
  });

  it("allows more mistakes in a longer word", () => {
    expect(nearest("abcxyz", ["abcdef"]), "3 of 6 letters").to.equal(undefined);
    expect(nearest("abcdefxyz", ["abcdefghi"]), "3 of 9 letters").to.equal("abcdefghi");
  });

  it("takes the first of several that are equally close", () => {
    expect(nearest("conv", new Set(["conv2", "conv1"]))).to.equal("conv2");
  });

  it("compares numbers by value, not by digits", () => {
    const depths = ["18", "34", "50", "101", "152"];
    expect(nearest("51", depths)).to.equal("50");
    expect(nearest("49", depths)).to.equal("50");
    expect(nearest("99", depths)).to.equal("101");
    expect(nearest("10", depths), "off by less than half").to.equal("18");
    expect(nearest("1000", depths), "far from all").to.equal(undefined);
    expect(nearest("0", [])).to.equal(undefined);
  });

  it("compares numbers with words as text", () => {
    expect(nearest("5", ["a1", "15", "none"])).to.equal("15");
  });
});

describe("containing", () => {
  const choices = ["shufflenet_v1_g3", "shufflenet_v2_x1_0", "se_shufflenet_v1_g3", "senet154", "seresnet50"];

  it("finds a word in names, whatever signs stand between parts", () => {
    expect(containing("shufflenet", choices)).to.deep.equal(choices.slice(0, 3));
    expect(containing("ShuffleNetV2", choices)).to.deep.equal(["shufflenet_v2_x1_0"]);
    expect(containing("senet", choices)).to.deep.equal(["senet154"]);
    expect(containing("densenet", choices)).to.deep.equal([]);
  });

  it("takes no part of a word that is too short to mean something", () => {
    expect(containing("se", choices)).to.deep.equal([]);
    expect(containing("--", choices)).to.deep.equal([]);
  });
});

describe("oneOf", () => {
  it("lists choices as prose", () => {
    expect(oneOf(["a", "b", "c"])).to.equal("one of a, b, c");
    expect(oneOf(["a"])).to.equal("a");
    expect(oneOf([])).to.equal("nothing: there is none");
  });
});
