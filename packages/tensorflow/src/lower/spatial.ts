import { type Axes, type Axis, OperationUnsupportedError, type Window, withSize } from "@netgraft/core/graph";
import { arrange, reshape } from "./arrange.js";
import type { Emission } from "./emission.js";
import { orderOf, position, type EmittedTensor } from "./emitted-tensor.js";

/** An input laid out as TensorFlow's convolutions and pools want it: examples, two spatial axes, channels. */
export interface SpatialLayout {
  /** Has four axes. */
  readonly x: EmittedTensor;
  /** For the two spatial axes; one that nothing moves over has a window of size 1. */
  readonly windows: readonly [Window, Window];
  /** What the axes of `x` stand for, in their order: those of the first may be several, the others may lack. */
  readonly axes: Axes;
}

/** Lays out a value for windows over one or two axes. @throws NG_OPERATION_UNSUPPORTED where there are more. */
export function spatialLayout(emission: Emission, given: EmittedTensor, moved: readonly Window[]): SpatialLayout {
  const [first, second = stillWindow(given, moved)] = moved;
  if (first === undefined || moved.length > 2) throw tooManyWindows(emission, moved);
  const at = position(given, second.axis);
  const isStillFirst = moved.length === 1 && at >= 0 && at < position(given, first.axis);
  const windows: readonly [Window, Window] = isStillFirst ? [second, first] : [first, second];
  const spatial = windows.map(({ axis }) => axis).filter((axis) => position(given, axis) >= 0);
  const channel = orderOf(given).filter((axis) => axis === "channel");
  const examples = orderOf(given).filter((axis) => axis !== "channel" && !spatial.includes(axis));
  const ordered = arrange(emission, given, [...examples, ...spatial, ...channel]);
  const axisOf = (name: string): Axis => ordered.axes[position(ordered, name)] ?? { name, size: 1 };
  const four = [merged(examples.map(axisOf)), ...windows.map(({ axis }) => axisOf(axis)), axisOf("channel")];
  return { x: reshape(emission, ordered, four), windows, axes: ordered.axes };
}

/** What an operation on the layout gives, with the axes that the layout stands for. @param axes those of `name` */
export function restored(emission: Emission, name: string, axes: Axes, layout: SpatialLayout): EmittedTensor {
  const sizes = axes.slice(1);
  const restoredAxes = sizes.reduce((all, axis) => withSize(all, axis.name, axis.size), layout.axes);
  return reshape(emission, { name, axes }, restoredAxes);
}

/** A window of size 1 over the axis that a single window leaves still; over one that is added where there is none. */
function stillWindow(given: EmittedTensor, moved: readonly Window[]): Window {
  const axis = orderOf(given).find(
    (name) => name !== "batch" && name !== "channel" && !moved.some((window) => window.axis === name),
  );
  return { axis: axis ?? "still", size: 1, stride: 1, before: 0, after: 0, dilation: 1 };
}

function merged(axes: Axes): Axis {
  const [first] = axes;
  if (first !== undefined && axes.length === 1) return first;
  const isOpen = axes.some(({ size }) => size === "any");
  return { name: "examples", size: isOpen ? "any" : axes.reduce((product, { size }) => product * Number(size), 1) };
}

function tooManyWindows({ path }: Emission, moved: readonly Window[]): Error {
  return new OperationUnsupportedError({
    at: path,
    message: "windows move along more axes than TensorFlow's operations have",
    expected: "one or two axes",
    found: moved.map(({ axis }) => axis).join(", "),
  });
}
