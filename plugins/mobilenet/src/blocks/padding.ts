import { type ConvOptions, type Value, z } from "@netgraft/core";

/** How convolutions are padded: by as much on both sides, or as TensorFlow's `SAME`. */
export type ConvPadding = "symmetric" | "same";

/** The option of a network whose weights TensorFlow has trained. */
export const paddingOption = {
  padding: z
    .enum(["symmetric", "same"])
    .default("symmetric")
    .describe(
      "Of convolutions that stride: by as much on both sides (PyTorch), or as little as fills the last window, more below and to the right (TensorFlow's SAME).",
    ),
};

/**
 * TensorFlow's padding `SAME` of a convolution of a map: as much as ⌈size / stride⌉ windows need, of an odd number one more at the end. It depends
 * on the map's size, and is symmetric for odd kernels that do not stride.
 */
export function samePadding(
  x: Value,
  { kernel = 1, stride = 1, dilation = 1 }: ConvOptions,
): readonly [height: readonly [number, number], width: readonly [number, number]] {
  const [height, width] = typeof kernel === "number" ? [kernel, kernel] : kernel;
  const sides = (size: number, side: number): readonly [number, number] => {
    const windows = Math.ceil(size / stride);
    const missing = Math.max((windows - 1) * stride + (side - 1) * dilation + 1 - size, 0);
    const before = Math.floor(missing / 2);
    return [before, missing - before];
  };
  return [sides(x.size("height"), height), sides(x.size("width"), width)];
}
