import type { Stage } from "@netgraft/core";
import { blockName, convBlock, type ConvBlockSpec, layersOf } from "./blocks/conv-block.js";
import { convolutions, type Depth, stageChannels } from "./depths.js";

/** What the convolutions of a VGG are made from. */
export interface StagesSpec extends Omit<ConvBlockSpec, "channels" | "position"> {
  readonly depth: Depth;
  readonly widthMultiplier: number;
}

/** The five stages and the name of the last pool; each but for its first convolution keeps its channels, and a pool follows each. */
export function vggStages({ depth, widthMultiplier, ...blocks }: StagesSpec): {
  readonly stages: readonly Stage[];
  readonly lastPool: string;
} {
  let position = 0;
  const stages = convolutions[depth].map((count, stage) => {
    const channels = Math.max(1, Math.round((stageChannels[stage] ?? 0) * widthMultiplier));
    const built = Array.from({ length: count }, () => {
      const spec = { ...blocks, channels, position };
      position += layersOf(spec);
      return { name: blockName(spec), block: convBlock(spec) };
    });
    // The pool.
    position += 1;
    return { index: stage + 1, name: "", feature: built.at(-1)?.name ?? "", reduction: 2 ** stage, blocks: built };
  });
  return { stages, lastPool: `features.${position - 1}` };
}
