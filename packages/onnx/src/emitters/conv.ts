import { type ConvAttributes, resized } from "@netgraft/core/graph";
import { expand } from "../lower/arrange.js";
import { spatialLayout, windowAttributes, withoutAdded } from "../lower/spatial.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";

export const conv: Emitter<ConvAttributes> = (
  { inputs, outputs, attributes: { groups, windows: moved } },
  emission,
) => {
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  const { x, windows } = layout;
  const weight = expand(emission, inputAt(inputs, 1), ["out", "in", ...windows.map(({ axis }) => axis)]);
  const operands = [x.name, weight.name, ...inputs.slice(2).map(({ name }) => name)];
  const name = emission.apply("Conv", operands, { group: groups, ...windowAttributes(windows) });
  const axes = resized(x.axes, outputAt(outputs, 0));
  return [withoutAdded(emission, { name, axes }, layout)];
};
