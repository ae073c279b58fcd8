import { axesOf, type ExpandAttributes, expand as operation, sameAxes } from "@netgraft/core";
import { expand as withAxes } from "../lower/arrange.js";
import { orderOf } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/** Expand; where nothing is repeated, nothing is written: the order of axes is the lowering's own affair. */
export const expand: Emitter<ExpandAttributes> = ({ inputs, attributes }, emission) => {
  const given = inputAt(inputs, 0);
  const axes = axesOf(operation, given, attributes);
  if (sameAxes(axes, given.axes)) return [given];
  const x = withAxes(emission, given, orderOf({ axes }), true);
  const shape = axes.map(({ size }) => (size === "any" ? 1 : size));
  return [{ name: emission.apply("Expand", [x.name, emission.integers(shape)]), axes }];
};
