import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import { stridePlan } from "./stride-plan.js";

/** Stride, dilation, first dilation and reduction of each stage. */
function plan(stem: number, strides: readonly number[], outputStride: number): readonly (readonly number[])[] {
  return stridePlan(stem, strides, outputStride).map(({ stride, dilation, firstDilation, reduction }) => [
    stride,
    dilation,
    firstDilation,
    reduction,
  ]);
}

// By timm's make_blocks (timm/models/resnet.py): net_stride starts at 4; where net_stride ≥ output_stride a stage's
// stride multiplies the dilation instead, and its first block keeps the dilation of the stage before.
describe("the plan of strides", () => {
  it("strides everywhere at 32", () => {
    expect(plan(4, [1, 2, 2, 2], 32)).to.deep.equal([
      [1, 1, 1, 4],
      [2, 1, 1, 8],
      [2, 1, 1, 16],
      [2, 1, 1, 32],
    ]);
  });

  it("dilates the last stage at 16", () => {
    // layer4: net_stride 16 ≥ 16, so dilation 1 · 2, first dilation 1.
    expect(plan(4, [1, 2, 2, 2], 16)).to.deep.equal([
      [1, 1, 1, 4],
      [2, 1, 1, 8],
      [2, 1, 1, 16],
      [1, 2, 1, 16],
    ]);
  });

  it("dilates the last two stages at 8, the last by both strides", () => {
    // layer3: net_stride 8 ≥ 8, so dilation 2, first 1; layer4: dilation 2 · 2, first 2.
    expect(plan(4, [1, 2, 2, 2], 8)).to.deep.equal([
      [1, 1, 1, 4],
      [2, 1, 1, 8],
      [1, 2, 1, 8],
      [1, 4, 2, 8],
    ]);
  });

  it("dilates all stages that stride at the stem's own reduction", () => {
    expect(plan(4, [1, 2, 2], 4)).to.deep.equal([
      [1, 1, 1, 4],
      [1, 2, 1, 4],
      [1, 4, 2, 4],
    ]);
  });

  it("keeps a dilation in later stages that would not stride", () => {
    expect(plan(4, [2, 2, 1, 2], 8)).to.deep.equal([
      [2, 1, 1, 8],
      [1, 2, 1, 8],
      [1, 2, 2, 8],
      [1, 4, 2, 8],
    ]);
  });

  it("strides no further than asked where a network does not reach it", () => {
    expect(plan(1, [1, 2, 2], 8)).to.deep.equal([
      [1, 1, 1, 1],
      [2, 1, 1, 2],
      [2, 1, 1, 4],
    ]);
    expect(plan(1, [1, 2, 2], 2)).to.deep.equal([
      [1, 1, 1, 1],
      [2, 1, 1, 2],
      [1, 2, 1, 2],
    ]);
  });

  it("is refused where the stem alone reduces by more", () => {
    expect(problemOf("NG_OPTION_UNSUPPORTED", () => stridePlan(4, [1, 2], 2))).to.deep.equal({
      at: "backbone.outputStride",
      message: "the stem alone reduces by more",
      expected: "at least 4",
      found: "2",
    });
  });
});
