import * as core from "@netgraft/core/graph";
import { coveringWindows } from "../lower/covering-windows.js";
import type { EmittedTensor } from "../lower/emitted-tensor.js";
import type { Emission } from "../lower/emission.js";
import { spatialLayout, windowAttributes, withoutAdded } from "../lower/spatial.js";
import { type Emitter, type EmitterRow, emits, inputAt, outputAt } from "./emitter.js";
import { maxPoolGradient } from "./max-pool-gradient.js";

const maxPool: Emitter<core.MaxPoolAttributes> = (
  { inputs, outputs, attributes: { windows: moved, ceil } },
  emission,
) => {
  const y = outputAt(outputs, 0);
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  const { x } = layout;
  const windows = ceil ? coveringWindows(x, y, layout.windows) : layout.windows;
  const name = emission.apply("MaxPool", [x.name], windowAttributes(windows));
  return [withoutAdded(emission, { name, axes: core.resized(x.axes, y) }, layout)];
};

/** AveragePool; the positions that a window hangs over are padding that does not count. */
const averagePool: Emitter<core.AveragePoolAttributes> = (
  { inputs, outputs, attributes: { windows: moved, ceil, countPadding } },
  emission,
) => {
  if (emission.opset < 19 && moved.some(({ dilation }) => dilation > 1)) {
    throw new core.OperationUnsupportedError({
      at: emission.path,
      message: "average pools are not dilated in this operator set",
      expected: "19 or above",
      found: `${emission.opset}`,
    });
  }
  const y = outputAt(outputs, 0);
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  const covering = ceil ? coveringWindows(layout.x, y, layout.windows) : layout.windows;
  const isPadded = layout.windows.some(({ before, after }) => before + after > 0);
  // Not by count_include_pad, which OpenCV takes no notice of; onnxruntime makes one node of the two.
  const zerosCount = countPadding && isPadded;
  const x = zerosCount ? withZeros(emission, layout.x, layout.windows) : layout.x;
  const windows = zerosCount
    ? covering.map((window, index) => ({
        ...window,
        before: 0,
        after: window.after - (layout.windows[index]?.after ?? 0),
      }))
    : covering;
  const name = emission.apply("AveragePool", [x.name], windowAttributes(windows));
  return [withoutAdded(emission, { name, axes: core.resized(layout.x.axes, y) }, layout)];
};

/** What takes the elements under a window together. */
export const pools: readonly EmitterRow[] = [
  emits(core.averagePool, averagePool),
  emits(core.maxPool, maxPool),
  emits(core.maxPoolGradient, maxPoolGradient),
];

/** The padding as elements of the input, so that it counts. */
function withZeros(emission: Emission, x: EmittedTensor, windows: readonly core.Window[]): EmittedTensor {
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
