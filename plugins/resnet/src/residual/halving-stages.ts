import { type Block, dropPathRates, type Stage, stridePlan } from "@netgraft/core";

/** Where a block of the family stands: its planes, and what the output stride and the drop-path rate come to there. */
export interface BlockPosition {
  readonly planes: number;
  readonly stride: number;
  readonly firstDilation: number;
  readonly dilation: number;
  readonly dropPath: number;
}

/** What the stages of a network of the family are made from. */
export interface HalvingStages {
  /** Blocks of each stage. */
  readonly layers: readonly number[];
  /** Planes of the first stage. */
  readonly width: number;
  /** Input pixels per position before the first stage. */
  readonly reduction: number;
  readonly outputStride: number;
  /** Drop rate of the last branch. */
  readonly dropPath: number;
  /** The names of a stage, counted from 1, and of a block in it, counted from 0. */
  readonly names: { readonly stage: (stage: number) => string; readonly block: (index: number) => string };
}

/** The names of stages and blocks in pytorchcv's layout. */
export const unitNames = {
  stage: (stage: number) => `features.stage${stage}`,
  block: (index: number) => `unit${index + 1}`,
} as const;

/** Stages whose planes double while the resolution halves, from the second on (He et al. 2016, Table 1). */
export function halvingStages(
  { layers, width, reduction: before, outputStride, dropPath, names }: HalvingStages,
  build: (position: BlockPosition) => Block,
): readonly Stage[] {
  const plan = stridePlan(
    before,
    layers.map((_, stage) => (stage === 0 ? 1 : 2)),
    outputStride,
  );
  const rates = dropPathRates(
    dropPath,
    layers.reduce((total, count) => total + count, 0),
  );
  let position = 0;
  return plan.map(({ stride, dilation, firstDilation, reduction }, stage) => ({
    index: stage + 1,
    name: names.stage(stage + 1),
    reduction,
    blocks: Array.from({ length: layers[stage] ?? 0 }, (_, index) => {
      const resolution =
        index === 0 ? { stride, dilation, firstDilation } : { stride: 1, dilation, firstDilation: dilation };
      const block = build({ ...resolution, planes: width * 2 ** stage, dropPath: rates[position++] ?? 0 });
      return { name: names.block(index), block };
    }),
  }));
}
