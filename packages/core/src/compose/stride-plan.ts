import { OptionUnsupportedError } from "../errors/index.js";

/** How one stage reaches its resolution. */
export interface StageStride {
  readonly stride: number;
  /** Dilation of the stage's convolutions. */
  readonly dilation: number;
  /** Dilation of the first block, which still sees the previous stage's grid (timm's `first_dilation`). */
  readonly firstDilation: number;
  /** Input pixels per position after the stage. */
  readonly reduction: number;
}

/**
 * Strides and dilations of stages under an output stride: once the stride is reached, later stages dilate by what
 * they would have strided (Yu & Koltun 2016), with timm's rule for a stage's first block.
 * @param stem reduction before the first stage
 * @param strides what each stage would stride
 */
export function stridePlan(stem: number, strides: readonly number[], outputStride: number): readonly StageStride[] {
  if (outputStride < stem)
    throw new OptionUnsupportedError({
      at: "backbone.outputStride",
      message: "the stem alone reduces by more",
      expected: `at least ${stem}`,
      found: `${outputStride}`,
    });
  let [reduction, dilation] = [stem, 1];
  return strides.map((wanted) => {
    const firstDilation = dilation;
    const dilate = reduction * wanted > outputStride;
    if (dilate) dilation *= wanted;
    else reduction *= wanted;
    return { stride: dilate ? 1 : wanted, dilation, firstDilation, reduction };
  });
}
