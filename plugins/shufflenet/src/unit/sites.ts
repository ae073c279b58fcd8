/** The sites of the units of both ShuffleNets. */
export const shuffleSites = {
  branchInput: "What enters the branch with convolutions alone.",
  pointwise: "After the branch's first 1×1 convolution, its norm and activation, before any shuffle.",
  depthwise: "After the depthwise convolution and its norm, which no activation follows.",
  residual: "The end of the branch, before the concat or addition (standard SE).",
  shortcut: "The other path: the identity, the average pool (v1), half of the channels or the second branch (v2).",
  output: "The end of the unit: after the activation (v1), after the shuffle (v2).",
} as const;
