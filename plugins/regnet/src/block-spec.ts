/** What a block of a RegNet is made from. */
export interface BlockSpec {
  /** Channels at the block's end. */
  readonly channels: number;
  /** Channels of the 3×3 convolution. */
  readonly inner: number;
  /** Groups of the 3×3 convolution. */
  readonly groups: number;
  readonly stride: number;
  /** Dilation of the block's 3×3. */
  readonly firstDilation: number;
  /** Dilation of the stage. */
  readonly dilation: number;
  readonly activation: "relu" | "silu";
  readonly shortcut: "projection" | "averagePool" | "none";
  /** Whether no activation follows the addition. */
  readonly linearOutput: boolean;
  /** BN epsilon. */
  readonly epsilon: number;
  /** Whether the last BN of the branch starts at 0. */
  readonly zeroInit: boolean;
  /** Drop rate of the branch. */
  readonly dropPath: number;
}

/** The sites of both blocks. */
export const regnetSites = {
  branchInput: "What enters the branch alone; with pre-activation, after the first norm and activation.",
  conv1: "After the first 1×1 convolution, its norm and activation; with pre-activation, before the next norm.",
  conv2:
    "After the 3×3 convolution, its norm and activation (SE in RegNetY); with pre-activation, before the next norm.",
  conv3: "After the last 1×1 convolution, and its norm where one follows.",
  residual: "The end of the branch, before drop-path and addition.",
  shortcut: "The identity or projection path, after the projection; not where a RegNetZ adds nothing.",
  output: "The end of the block, after addition and activation.",
} as const;
