import type { BuildBackbone, Head } from "@netgraft/core";
import { roundHalfToEven } from "@netgraft/plugin-se";
import { makeDivisible } from "../blocks/make-divisible.js";
import { type BlockRow, resolutionStages } from "../blocks/resolution-stages.js";
import { type Norm, unit } from "../blocks/unit.js";
import { named, rexnetBlock } from "./rexnet-block.js";

/** A ReXNet, fully decided. */
export interface RexnetSpec extends Norm {
  readonly widthMultiplier: number;
  readonly depthMultiplier: number;
  /** Channels of the first block, before the width. */
  readonly initialChannels: number;
  /** By how many channels the blocks widen in all, before the width. */
  readonly addedChannels: number;
  /** What all channels are multiples of. */
  readonly channelDivisor: number;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

/** Blocks and strides of the groups (Han et al. 2021, appendix; their code). */
const groups = [
  { blocks: 1, stride: 1 },
  { blocks: 2, stride: 2 },
  { blocks: 2, stride: 2 },
  { blocks: 3, stride: 2 },
  { blocks: 3, stride: 1 },
  { blocks: 5, stride: 2 },
] as const;
const [stemChannels, expansion, lastChannels] = [32, 6, 1280];

/** A strided convolution, blocks that widen evenly, a 1×1 convolution, global average, classifier; named as in timm. */
export function buildRexnet(spec: RexnetSpec, { classes }: Head): BuildBackbone {
  const { widthMultiplier, channelDivisor, outputStride, dropPath, dropout, epsilon, momentum } = spec;
  const norm = { epsilon, momentum };
  const stemWidth = rounded(stemChannels * Math.max(1, widthMultiplier), channelDivisor);
  const rows = blockRows(spec, norm, stemWidth);
  const stages = resolutionStages("features", rows, { outputStride, dropPath });
  return (b, image) => {
    const stem = { channels: stemWidth, kernel: 3, stride: 2 };
    const first = unit(b, named("stem"), image, stem, norm, "silu");
    const features = stages.reduce((x, stage) => b.stage(stage, x), b.stem(first));
    return b.module(
      "",
      () => {
        const channels = makeDivisible(lastChannels * widthMultiplier, channelDivisor);
        const wide = unit(b, named(`features.${rows.length}`), features, { channels }, norm, "silu");
        const pooled = b.dropout(b.flatten(b.globalAveragePool(b.beforePool(wide))), dropout);
        return b.dense("head.fc", pooled, { channels: classes });
      },
      { kind: "head" },
    );
  };
}

function blockRows(spec: RexnetSpec, norm: Norm, stemWidth: number): readonly BlockRow[] {
  const { widthMultiplier, depthMultiplier, initialChannels, addedChannels, channelDivisor } = spec;
  const strides = groups.flatMap(({ blocks, stride }) =>
    Array.from({ length: Math.ceil(blocks * depthMultiplier) }, (_, index) => (index === 0 ? stride : 1)),
  );
  const plain = Math.ceil(groups[0].blocks * depthMultiplier);
  let inputs = stemWidth;
  // Narrow networks widen from as many channels as those of width 1.
  let unscaled = widthMultiplier < 1 ? initialChannels / widthMultiplier : initialChannels;
  return strides.map((stride, index): BlockRow => {
    const channels = rounded(unscaled * widthMultiplier, channelDivisor);
    const expanded = index < plain ? undefined : makeDivisible(inputs * expansion, channelDivisor);
    // A block that would stride adds nothing, even where it dilates instead.
    const block = { ...norm, channels, expanded, skip: stride === 1 && inputs <= channels };
    unscaled += addedChannels / strides.length;
    inputs = channels;
    return { name: `${index}`, stride, block: (position) => rexnetBlock({ ...block, ...position }) };
  });
}

/** Channels rounded as Python does, and then to a multiple. */
function rounded(channels: number, divisor: number): number {
  return makeDivisible(roundHalfToEven(channels), divisor);
}
