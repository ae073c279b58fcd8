import { type PadAttributes, withSize } from "@netgraft/core";
import { fixedSize, orderOf } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

export const pad: Emitter<PadAttributes> = ({ inputs, attributes: { axis, before, after, value } }, emission) => {
  const x = inputAt(inputs, 0);
  // Positions before each axis in order, then positions after each.
  const pads = [before, after].flatMap((amount) => orderOf(x).map((name) => (name === axis ? amount : 0)));
  const name = emission.apply("Pad", [x.name, emission.integers(pads), emission.number(value)], { mode: "constant" });
  return [{ name, axes: withSize(x.axes, axis, fixedSize(x, axis) + before + after) }];
};
