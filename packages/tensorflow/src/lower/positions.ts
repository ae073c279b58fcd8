import type { Placed, Window } from "@netgraft/core/graph";
import type { Emission } from "./emission.js";
import { type Range, stridedSlice, stridedSliceGradient } from "./strided-slice.js";
import { fixedSize, type EmittedTensor } from "./emitted-tensor.js";

/**
 * What windows see of a padded input at each of their positions, the first axis slowest, each as a tensor of the windows'
 * output `y`: for pools with dilation, which TensorFlow has not.
 */
export function seenByPositions(
  emission: Emission,
  x: EmittedTensor,
  y: Placed,
  windows: readonly Window[],
): readonly EmittedTensor[] {
  return rangesOfPositions(y, windows).map((ranges) => stridedSlice(emission, x, ranges));
}

/** The inverse: the sum of what goes back from each position to the padded input. */
export function givenByPositions(
  emission: Emission,
  given: readonly string[],
  x: EmittedTensor,
  y: Placed,
  windows: readonly Window[],
): EmittedTensor {
  const parts = rangesOfPositions(y, windows).flatMap((ranges, index) =>
    given.slice(index, index + 1).map((part) => stridedSliceGradient(emission, part, x, ranges)),
  );
  return { name: emission.apply("AddN", parts, { N: parts.length }), axes: x.axes };
}

/** For each position the part of the input that it meets. */
function rangesOfPositions(y: Placed, windows: readonly Window[]): readonly (readonly Range[])[] {
  return windows.reduce<readonly (readonly Range[])[]>(
    (all, { axis, size, stride: step, dilation }) =>
      all.flatMap((ranges) =>
        Array.from({ length: size }, (_, index) => {
          const start = index * dilation;
          return [...ranges, { axis, start, end: start + (fixedSize(y, axis) - 1) * step + 1, step }];
        }),
      ),
    [[]],
  );
}
