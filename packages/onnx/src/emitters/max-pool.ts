import { type MaxPoolAttributes, slide } from "@netgraft/core";
import { coveringWindows } from "../lower/covering-windows.js";
import { spatialLayout, windowAttributes, withoutAdded } from "../lower/spatial.js";
import { asType } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

export const maxPool: Emitter<MaxPoolAttributes> = ({ inputs, attributes: { windows: moved, ceil } }, emission) => {
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  const { x } = layout;
  const windows = ceil ? coveringWindows(x, layout.windows) : layout.windows;
  const name = emission.apply("MaxPool", [x.name], windowAttributes(windows));
  return [withoutAdded(emission, { name, axes: slide(asType(x), windows) }, layout)];
};
