import type { Antialias } from "./antialias.js";

/** What a residual block of the family is made from. */
export interface BlockSpec {
  /** Channels of the stage, before the expansion of a bottleneck. */
  readonly planes: number;
  readonly stride: number;
  /** Dilation of the convolution that carries the stride; see core's `StageStride`. */
  readonly firstDilation: number;
  readonly dilation: number;
  readonly shortcut: "projection" | "averagePool" | "zeroPad";
  /** Kernel of a strided projection that averages nothing: 1, or 3 in SENet-154. */
  readonly projectionKernel: number;
  /** By what the first convolution's channels are divided: 2 in SENet-154. */
  readonly reduceFirst: number;
  /** Whether a branch ends in a ReLU, before its standard site. */
  readonly activateBranch: boolean;
  /** What samples behind the convolution that would stride, which then does not. */
  readonly antialias?: Antialias | undefined;
  /** Whether a convolution and its norm lie in a module of their own: `conv1.conv` and `conv1.bn`. */
  readonly unitModules: boolean;
  /** BN epsilon. */
  readonly epsilon: number;
  /** Whether the last BN of the branch starts at 0. */
  readonly zeroInit: boolean;
  /** Drop rate of the branch. */
  readonly dropPath: number;
}

/** What a bottleneck is made from. */
export interface BottleneckSpec extends BlockSpec {
  /** Groups of the 3×3 convolution. */
  readonly cardinality: number;
  /** Channels per group at 64 planes. */
  readonly baseWidth: number;
  /** Which convolution carries the stride. */
  readonly strideOn: "conv1" | "conv2";
}
