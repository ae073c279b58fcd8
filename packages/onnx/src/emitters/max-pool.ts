import { type MaxPoolAttributes, slide } from "@netgraft/core";
import { spatialLayout, windowAttributes, withoutAdded } from "../lower/spatial.js";
import { asType } from "../lower/tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

export const maxPool: Emitter<MaxPoolAttributes> = ({ inputs, attributes: { windows: moved, ceil } }, emission) => {
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  const { x, windows } = layout;
  const name = emission.apply("MaxPool", [x.name], { ...windowAttributes(windows), ...(ceil ? { ceil_mode: 1 } : {}) });
  return [withoutAdded(emission, { name, axes: slide(asType(x), windows, ceil) }, layout)];
};
