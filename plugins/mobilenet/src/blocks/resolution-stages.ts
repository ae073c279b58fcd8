import { type Block, dropPathRates, type Stage, stridePlan } from "@netgraft/core";

/** What the output stride and the depth decide about a block. */
export interface BlockPosition {
  readonly stride: number;
  /** Dilation of the block's spatial convolution. */
  readonly dilation: number;
  readonly dropPath: number;
}

/** A block in a network's table. */
export interface BlockRow {
  /** Name in the network's features, e.g. `4` or `4.1`. */
  readonly name: string;
  /** What it strides where it is not dilated instead. */
  readonly stride: number;
  readonly block: (position: BlockPosition) => Block;
}

/**
 * The blocks of a table as stages of one resolution each, after a stem of stride 2: a stage begins with each block that
 * strides. Published tables group blocks by their channels instead, and so may have two groups at one resolution.
 * @param prefix the module that all blocks lie in, e.g. `features`
 */
export function resolutionStages(
  prefix: string,
  rows: readonly BlockRow[],
  { outputStride, dropPath }: { readonly outputStride: number; readonly dropPath: number },
): readonly Stage[] {
  const groups: BlockRow[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group === undefined || row.stride > 1) groups.push([row]);
    else group.push(row);
  }
  const plan = stridePlan(
    2,
    groups.map(([first]) => first?.stride ?? 1),
    outputStride,
  );
  const rates = dropPathRates(dropPath, rows.length);
  let position = 0;
  return plan.map(({ stride, dilation, firstDilation, reduction }, stage) => {
    const group = groups[stage] ?? [];
    return {
      index: stage + 1,
      name: prefix,
      feature: `${prefix}.${group.at(-1)?.name}`,
      reduction,
      blocks: group.map(({ name, block }, index) => {
        const resolution = index === 0 ? { stride, dilation: firstDilation } : { stride: 1, dilation };
        return { name, block: block({ ...resolution, dropPath: rates[position++] ?? 0 }) };
      }),
    };
  });
}
