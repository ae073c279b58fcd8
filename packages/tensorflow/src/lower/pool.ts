import { type Axes, type Placed, resized, type Window } from "@netgraft/core/graph";
import type { TensorFlowAttributes } from "./attributes.js";
import { type Margin, perAxis } from "./padding.js";
import { fixedSize } from "./emitted-tensor.js";

/** A pool as TensorFlow has it: over an input that has its padding as elements. */
export interface Pool {
  /** The padding, and the positions that the last windows see beyond it where sizes are rounded up. */
  readonly margins: readonly Margin[];
  /** The axes of the output: examples, two spatial axes, channels. */
  readonly axes: Axes;
  readonly attributes: TensorFlowAttributes;
  /** Whether the positions of a window have others between them, which TensorFlow's pools have not. */
  readonly isDilated: boolean;
}

/** @param x the axes of the input: examples, two spatial axes, channels @param y what the operation or its input has of these */
export function poolOver(x: Placed, y: Placed, windows: readonly Window[]): Pool {
  const axes = resized(x.axes, y);
  return {
    margins: windows.map(({ axis, size, stride, before, after, dilation }) => {
      const reach = (fixedSize({ axes }, axis) - 1) * stride + dilation * (size - 1) + 1;
      return { axis, before, after: Math.max(after, reach - fixedSize(x, axis) - before) };
    }),
    axes,
    attributes: {
      ksize: perAxis(x, windows, ({ size }) => size),
      strides: perAxis(x, windows, ({ stride }) => stride),
      padding: "VALID",
      data_format: "NHWC",
    },
    isDilated: windows.some(({ dilation, size }) => dilation > 1 && size > 1),
  };
}
