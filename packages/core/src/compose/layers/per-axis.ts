import type { Window } from "../../operations/rules/window.js";

/** A number for both axes of a map, or one for each. */
export type PerAxis = number | readonly [height: number, width: number];

/** Padded positions: on every side, or by axis, or by side. */
export type Padding =
  PerAxis | readonly [height: readonly [above: number, below: number], width: readonly [left: number, right: number]];

/** The two numbers of height and width. */
export function bothAxes(given: PerAxis): readonly [height: number, width: number] {
  return typeof given === "number" ? [given, given] : given;
}

/** A window along height and one along width. */
export function mapWindows({
  size,
  stride,
  padding,
  dilation = 1,
}: {
  readonly size: PerAxis;
  readonly stride: PerAxis;
  readonly padding: Padding;
  readonly dilation?: PerAxis;
}): readonly [Window, Window] {
  const [sizes, strides, dilations] = [bothAxes(size), bothAxes(stride), bothAxes(dilation)];
  const [vertical, horizontal] = typeof padding === "number" ? [padding, padding] : padding;
  const window = (axis: string, index: 0 | 1, sides: number | readonly [number, number]): Window => {
    const [before, after] = bothAxes(sides);
    return { axis, size: sizes[index], stride: strides[index], before, after, dilation: dilations[index] };
  };
  return [window("height", 0, vertical), window("width", 1, horizontal)];
}
