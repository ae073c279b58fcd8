import { type ConvAttributes, slide, withSize } from "@netgraft/core";
import { expand } from "../lower/arrange.js";
import { spatialLayout, windowAttributes, withoutAdded } from "../lower/spatial.js";
import { asType, fixedSize } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

export const conv: Emitter<ConvAttributes> = ({ inputs, attributes: { groups, windows: moved } }, emission) => {
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  const { x, windows } = layout;
  const weight = expand(emission, inputAt(inputs, 1), ["out", "in", ...windows.map(({ axis }) => axis)]);
  const operands = [x.name, weight.name, ...inputs.slice(2).map(({ name }) => name)];
  const name = emission.apply("Conv", operands, { group: groups, ...windowAttributes(windows) });
  const axes = withSize(slide(asType(x), windows), "channel", fixedSize(weight, "out"));
  return [withoutAdded(emission, { name, axes }, layout)];
};
