/** The rule by which timm's EfficientNets have SE: Tan & Le's `se_ratio` of 0.25 counts from the channels that enter the block. */
export const timmSe = {
  id: "se",
  attach: {
    type: "se",
    names: "reduceExpand",
    reduction: 4,
    reductionBase: "blockInput",
    minReducedChannels: 1,
    bias: true,
    activation: "silu",
  },
  at: "depthwise",
} as const;
