import { type AveragePoolAttributes, OperationUnsupportedError, slide, type Window } from "@netgraft/core";
import type { Emission } from "../lower/emission.js";
import { coveringWindows } from "../lower/covering-windows.js";
import { spatialLayout, windowAttributes, withoutAdded } from "../lower/spatial.js";
import { asType, type EmittedTensor } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/** AveragePool; the positions that a window hangs over are padding that does not count. */
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
  const covering = ceil ? coveringWindows(layout.x, layout.windows) : layout.windows;
  const hangsOver = covering.some(({ after }, index) => after !== layout.windows[index]?.after);
  const isPadded = layout.windows.some(({ before, after }) => before + after > 0);
  const zerosCount = countPadding && isPadded && hangsOver;
  const x = zerosCount ? withZeros(emission, layout.x, layout.windows) : layout.x;
  const windows = zerosCount
    ? covering.map((window, index) => ({
        ...window,
        before: 0,
        after: window.after - (layout.windows[index]?.after ?? 0),
      }))
    : covering;
  const name = emission.apply("AveragePool", [x.name], {
    ...windowAttributes(windows),
    count_include_pad: countPadding && !hangsOver ? 1 : 0,
  });
  return [withoutAdded(emission, { name, axes: slide(asType(x), windows) }, layout)];
};

/** The padding as elements of the input, so that it counts. */
function withZeros(emission: Emission, x: EmittedTensor, windows: readonly Window[]): EmittedTensor {
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
