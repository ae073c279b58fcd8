import type { Axis, ExpandAttributes } from "@netgraft/core";
import { expand as withAxes } from "../lower/arrange.js";
import { orderOf, position } from "../lower/tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/** Expand; where nothing is repeated, nothing is written: the order of axes is the lowering's own affair. */
export const expand: Emitter<ExpandAttributes> = ({ inputs, attributes }, emission) => {
  const given = inputAt(inputs, 0);
  const sizeOf = (name: string) => given.axes[position(given, name)]?.size;
  const axes = attributes.axes.map(({ name, size }): Axis => ({
    name,
    size: size === "any" ? (sizeOf(name) ?? size) : size,
  }));
  if (axes.every(({ name, size }) => sizeOf(name) === size)) return [given];
  const x = withAxes(emission, given, orderOf({ axes }), true);
  const shape = axes.map(({ size }) => (size === "any" ? 1 : size));
  return [{ name: emission.apply("Expand", [x.name, emission.integers(shape)]), axes }];
};
