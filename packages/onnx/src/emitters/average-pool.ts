import { type AveragePoolAttributes, OperationUnsupportedError, slide, type Window } from "@netgraft/core";
import type { Emission } from "../lower/emission.js";
import { spatialLayout, windowAttributes, withoutAdded } from "../lower/spatial.js";
import { asType, fixedSize, type Tensor } from "../lower/tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/**
 * AveragePool. Runtimes and versions disagree about what a window that hangs over the end divides by (ceil mode): the
 * positions it hangs over are therefore written as padding that does not count.
 */
export const averagePool: Emitter<AveragePoolAttributes> = (
  { inputs, attributes: { windows: moved, ceil, countPadding } },
  emission,
) => {
  if (emission.opset < 19 && moved.some(({ dilation }) => dilation > 1)) {
    throw new OperationUnsupportedError({
      at: emission.path,
      message: "average pools are not dilated in this operator set",
      expected: "19 or above",
      found: `${emission.opset}`,
    });
  }
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  const axes = slide(asType(layout.x), layout.windows, ceil);
  const overhangs = layout.windows.map((window) =>
    overhang(window, fixedSize(layout.x, window.axis), fixedSize({ axes }, window.axis)),
  );
  const hangsOver = overhangs.some((positions) => positions > 0);
  const isPadded = layout.windows.some(({ before, after }) => before + after > 0);
  const zerosCount = countPadding && isPadded && hangsOver;
  const x = zerosCount ? withZeros(emission, layout.x, layout.windows) : layout.x;
  const windows = layout.windows.map((window, index): Window => {
    const { before, after } = zerosCount ? { before: 0, after: 0 } : window;
    return { ...window, before, after: after + (overhangs[index] ?? 0) };
  });
  const name = emission.apply("AveragePool", [x.name], {
    ...windowAttributes(windows),
    count_include_pad: countPadding && !hangsOver ? 1 : 0,
  });
  return [withoutAdded(emission, { name, axes }, layout)];
};

/** How many positions the last window reaches beyond the input and its padding. */
function overhang({ size, stride, before, after, dilation }: Window, length: number, count: number): number {
  return Math.max(0, (count - 1) * stride + dilation * (size - 1) + 1 - (length + before + after));
}

/** The padding as elements of the input, so that it counts. */
function withZeros(emission: Emission, x: Tensor, windows: readonly Window[]): Tensor {
  const side = (amount: "before" | "after"): number[] =>
    x.axes.map(({ name }) => windows.find(({ axis }) => axis === name)?.[amount] ?? 0);
  const axes = x.axes.map(({ name, size }) => {
    const window = windows.find(({ axis }) => axis === name);
    return { name, size: window === undefined ? size : Number(size) + window.before + window.after };
  });
  return {
    name: emission.assist("Pad", [x.name, emission.integers([...side("before"), ...side("after")])], {
      mode: "constant",
    }),
    axes,
  };
}
