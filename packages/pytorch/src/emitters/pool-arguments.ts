import type { Window } from "@netgraft/core/graph";
import { type Argument, type Family, fixed, slot } from "../python/expression.js";

/** The attributes of `maxPool` and `averagePool`. */
export type PoolAttributes = {
  readonly windows: readonly Window[];
  readonly ceil: boolean;
  readonly countPadding?: boolean;
};

/** One number for all axes where it is the same, else one for each: PyTorch takes both. */
function perAxis(numbers: readonly number[]): number | readonly number[] {
  const [first = 0] = numbers;
  return numbers.every((each) => each === first) ? first : numbers;
}

/** The window of a layer or a pool as arguments by name; padding has to be the same on both sides. */
export function windowArguments(windows: readonly Window[]): {
  readonly kernel: Argument;
  readonly stride: Argument;
  readonly padding: Argument;
  readonly dilation: Argument;
} {
  const made = (name: Family, pick: (window: Window) => number, usual?: number): Argument => ({
    name,
    value: slot(perAxis(windows.map(pick)), name, name),
    ...(usual !== undefined && { default: usual }),
  });
  return {
    kernel: made("kernel_size", ({ size }) => size),
    stride: made("stride", ({ stride }) => stride, 1),
    padding: made("padding", ({ before }) => before, 0),
    dilation: made("dilation", ({ dilation }) => dilation, 1),
  };
}

/** The arguments of a pool of PyTorch's; undefined where it pads otherwise, or further than PyTorch does. */
export function poolArguments({ windows, ceil, countPadding }: PoolAttributes): readonly Argument[] | undefined {
  const isMap = windows.map(({ axis }) => axis).join() === "height,width";
  const isPadded = windows.every(({ before, after, size }) => before === after && before <= Math.floor(size / 2));
  const isDilated = windows.some(({ dilation }) => dilation !== 1);
  if (!isMap || !isPadded || (isDilated && countPadding !== undefined)) return undefined;
  const { kernel, stride, padding, dilation } = windowArguments(windows);
  return [
    kernel,
    // Without one, PyTorch's stride is the kernel's size, which says nothing to who does not know.
    { name: "stride", value: stride.value },
    padding,
    ...(isDilated ? [dilation] : []),
    ...(ceil ? [{ name: "ceil_mode", value: fixed(true) }] : []),
    ...(countPadding === false && windows.some(({ before }) => before > 0)
      ? [{ name: "count_include_pad", value: fixed(false) }]
      : []),
  ];
}
