import { roundHalfToEven } from "@netgraft/plugin-se";

/** What a RegNet's stages are generated from (Radosavovic et al. 2020, section 3.3). */
export interface WidthRule {
  /** Blocks of the network. */
  readonly depth: number;
  /** Channels of the first block, w₀. */
  readonly initialWidth: number;
  /** By how many channels each block is wider than the one before, w_a. */
  readonly widthSlope: number;
  /** Ratio of the channels of neighbouring stages, w_m. */
  readonly widthGrowth: number;
  /** Channels per group of the 3×3 convolutions. */
  readonly groupWidth: number;
  /** Channels of the 3×3 over those at a block's end. */
  readonly bottleneckRatio: number;
  readonly widthRounding: "nearest" | "torchvision";
}

/** A stage of a RegNet. */
export interface StageWidth {
  /** Channels at the end of its blocks. */
  readonly channels: number;
  /** Channels of its 3×3 convolutions. */
  readonly inner: number;
  /** Groups of its 3×3 convolutions. */
  readonly groups: number;
  readonly blocks: number;
}

const quantum = 8;

/**
 * The stages of a RegNet: widths that grow linearly with the block, the nearest of w₀ · w_mⁿ in multiples of 8 in their place, equal
 * ones as a stage (ibid., eqs. 2–4), and then what the groups of the 3×3 divide (pycls, timm, torchvision).
 */
export function stageWidths(rule: WidthRule): readonly StageWidth[] {
  const { depth, initialWidth, widthSlope, widthGrowth, groupWidth, bottleneckRatio, widthRounding } = rule;
  const counts = new Map<number, number>();
  for (let block = 0; block < depth; block++) {
    const linear = initialWidth + widthSlope * block;
    const step = roundHalfToEven(Math.log(linear / initialWidth) / Math.log(widthGrowth));
    const width = quantum * roundHalfToEven((initialWidth * widthGrowth ** step) / quantum);
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return [...counts].map(([width, blocks]) => {
    const wanted = Math.floor(width * bottleneckRatio);
    const group = Math.min(groupWidth, wanted);
    const inner = roundings[widthRounding](wanted, group);
    const channels = Math.floor(inner / bottleneckRatio);
    return { channels, inner, groups: inner / group, blocks };
  });
}

/** How the channels of a 3×3 become a multiple of its groups'. */
const roundings: Readonly<Record<WidthRule["widthRounding"], (width: number, group: number) => number>> = {
  nearest: (width, group) => group * roundHalfToEven(width / group),
  torchvision(width, group) {
    const nearest = Math.max(group, group * Math.floor((width + group / 2) / group));
    return nearest < 0.9 * width ? nearest + group : nearest;
  },
};
