import type { Window } from "@netgraft/core/graph";
import type { Emission } from "../lower/emission.js";
import { fixedSize, type EmittedTensor } from "../lower/emitted-tensor.js";

/** A convolution whose weight's gradient is written; x and dy as batch, channel, axes of the windows. */
export interface WeightGradient {
  readonly x: EmittedTensor;
  readonly dy: EmittedTensor;
  readonly windows: readonly Window[];
  readonly groups: number;
}

/**
 * The gradient of a convolution's weight [out, in / groups, …kernel] as one Conv: the examples are the channels that are
 * summed over, the positions of dy are the kernel, stride and dilation change places.
 * @returns the name of the tensor
 */
export function weightGradientByConv(emission: Emission, { x, dy, windows, groups }: WeightGradient): string {
  const perGroup = fixedSize(x, "channel") / groups;
  const spatial = windows.map((_, index) => index);
  const lengths = windows.map(({ axis }) => fixedSize(x, axis));
  const reshape = (name: string, shape: readonly number[]): string =>
    emission.assist("Reshape", [name, emission.integers(shape)]);
  const transpose = (name: string, perm: readonly number[]): string => emission.assist("Transpose", [name], { perm });
  const split = reshape(x.name, [0, groups, perGroup, ...lengths]);
  const dealt = transpose(split, [2, 1, 0, ...spatial.map((axis) => axis + 3)]);
  const examples = reshape(dealt, [perGroup, -1, ...lengths]);
  const kernels = transpose(dy.name, [1, 0, ...spatial.map((axis) => axis + 2)]);
  const full = emission.apply("Conv", [examples, kernels], {
    group: groups,
    kernel_shape: windows.map(({ axis }) => fixedSize(dy, axis)),
    strides: windows.map(({ dilation }) => dilation),
    dilations: windows.map(({ stride }) => stride),
    pads: [...windows.map(({ before }) => before), ...windows.map(({ after }) => after)],
  });
  const swapped = transpose(full, [1, 0, ...spatial.map((axis) => axis + 2)]);
  return withoutLeftOver(emission, swapped, { x, dy, windows });
}

/** Positions that a stride leaves over give kernels that are too large by as much. */
function withoutLeftOver(
  emission: Emission,
  name: string,
  { x, dy, windows }: Pick<WeightGradient, "x" | "dy" | "windows">,
): string {
  const leavesOver = windows.some(({ axis, size, stride, before, after, dilation }) => {
    const room = fixedSize(x, axis) + before + after - ((fixedSize(dy, axis) - 1) * stride + 1);
    return Math.floor(room / dilation) + 1 > size;
  });
  if (!leavesOver) return name;
  const list = (values: readonly number[]): string => emission.integers(values);
  const axes = windows.map((_, index) => index + 2);
  return emission.assist("Slice", [name, list(axes.map(() => 0)), list(windows.map(({ size }) => size)), list(axes)]);
}
