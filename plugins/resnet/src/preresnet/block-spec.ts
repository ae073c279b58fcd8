/** What a pre-activation block is made from. */
export interface PreActivationSpec {
  /** Channels of the stage, before the expansion of a bottleneck. */
  readonly planes: number;
  readonly stride: number;
  /** Which convolution of a bottleneck carries the stride. */
  readonly strideOn: "conv1" | "conv2";
  /** Dilation of the 3×3 convolution that carries the stride; see core's `StageStride`. */
  readonly firstDilation: number;
  readonly dilation: number;
  /** BN epsilon. */
  readonly epsilon: number;
  /** Drop rate of the branch. */
  readonly dropPath: number;
}
