import type { Axes } from "@netgraft/core";
import type { Window } from "@netgraft/core/graph";
import { types } from "./attributes.js";
import type { Emission } from "./emission.js";
import { fixedSize, orderOf, position, type EmittedTensor } from "./emitted-tensor.js";

/** Positions to add along an axis. */
export interface Margin {
  readonly axis: string;
  readonly before: number;
  readonly after: number;
}

/** How TensorFlow is told of the padding of windows. */
export type Padding = "VALID" | "SAME" | "EXPLICIT";

/**
 * The form for windows over an input: none; TensorFlow's own, which pads the end more than the beginning where the two
 * cannot be equal; or the numbers.
 */
export function paddingOf(windows: readonly Window[], input: { readonly axes: Axes }): Padding {
  if (windows.every(({ before, after }) => before === 0 && after === 0)) return "VALID";
  const isSame = windows.every(({ axis, size, stride, before, after, dilation }) => {
    const length = fixedSize(input, axis);
    const reach = dilation * (size - 1) + 1;
    const count = Math.floor((length + before + after - reach) / stride) + 1;
    const total = Math.max(0, (count - 1) * stride + reach - length);
    return count === Math.ceil(length / stride) && before === Math.floor(total / 2);
  });
  return isSame ? "SAME" : "EXPLICIT";
}

/** The tensor with elements of one value around it; itself where there are none to add. */
export function padded(emission: Emission, x: EmittedTensor, margins: readonly Margin[], value = 0): EmittedTensor {
  if (margins.every(({ before, after }) => before === 0 && after === 0)) return x;
  const amounts = orderOf(x).flatMap((axis) => {
    const { before = 0, after = 0 } = margins.find((margin) => margin.axis === axis) ?? {};
    return [before, after];
  });
  const paddings = emission.constant({ dtype: "int32", shape: [x.axes.length, 2], data: amounts });
  const attributes = types({ Tpaddings: "int32" });
  const name =
    value === 0
      ? emission.apply("Pad", [x.name, paddings], attributes)
      : emission.apply("PadV2", [x.name, paddings, emission.number(value)], attributes);
  const axes = x.axes.map((axis, index) => ({
    name: axis.name,
    size: axis.size === "any" ? axis.size : axis.size + (amounts[2 * index] ?? 0) + (amounts[2 * index + 1] ?? 0),
  }));
  return { name, axes };
}

/** The inverse of `padded`: the tensor without margins. */
export function cropped(emission: Emission, x: EmittedTensor, margins: readonly Margin[]): EmittedTensor {
  if (margins.every(({ before, after }) => before === 0 && after === 0)) return x;
  const marginOf = (axis: string): Margin =>
    margins.find((margin) => margin.axis === axis) ?? { axis, before: 0, after: 0 };
  const axes = x.axes.map(({ name, size }) => {
    const { before, after } = marginOf(name);
    return { name, size: size === "any" ? size : size - before - after };
  });
  const begin = emission.integers(axes.map(({ name }) => marginOf(name).before));
  const size = emission.integers(axes.map((axis) => (axis.size === "any" ? -1 : axis.size)));
  return { name: emission.apply("Slice", [x.name, begin, size], types({ Index: "int32" })), axes };
}

/** TensorFlow's list of something for each axis of a layout of four. */
export function perAxis(
  layout: { readonly axes: Axes },
  windows: readonly Window[],
  of: (window: Window) => number,
): readonly number[] {
  const list = layout.axes.map(() => 1);
  for (const window of windows) list[position(layout, window.axis)] = of(window);
  return list;
}
