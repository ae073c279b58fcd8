import type { Axes } from "@netgraft/core";
import type { Window } from "@netgraft/core/graph";
import type { Emission } from "./emission.js";
import { fixedSize } from "./emitted-tensor.js";

/**
 * What the mean of windows over a padded input is to be multiplied with, so that it divides by what PyTorch's divides by:
 * the positions in the input, or in input and padding. Undefined where it does already.
 * @param x the input without padding
 */
export function meanCorrection(
  emission: Emission,
  x: { readonly axes: Axes },
  y: { readonly axes: Axes },
  windows: readonly Window[],
  countPadding: boolean,
): string | undefined {
  const factors = windows.map((window) =>
    Array.from({ length: fixedSize(y, window.axis) }, (_, index) => {
      const { axis, size, stride, before, after, dilation } = window;
      const [low, high] = countPadding ? [-before, fixedSize(x, axis) + after] : [0, fixedSize(x, axis)];
      const covered = Array.from({ length: size }, (_position, k) => index * stride + k * dilation - before);
      return size / covered.filter((place) => place >= low && place < high).length;
    }),
  );
  if (factors.flat().every((factor) => factor === 1)) return undefined;
  const [first = [], second = []] = factors;
  const data = first.flatMap((a) => second.map((b) => a * b));
  return emission.constant({ dtype: emission.dtype, shape: [1, first.length, second.length, 1], data });
}
