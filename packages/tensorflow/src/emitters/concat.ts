import { type ConcatAttributes, withSize } from "@netgraft/core";
import { arrange } from "../lower/arrange.js";
import { types } from "../lower/attributes.js";
import { fixedSize, orderOf, position } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

export const concat: Emitter<ConcatAttributes> = ({ inputs, attributes: { axis } }, emission) => {
  const first = inputAt(inputs, 0);
  const names = inputs.map((input) => arrange(emission, input, orderOf(first)).name);
  const size = inputs.reduce((sum, input) => sum + fixedSize(input, axis), 0);
  const name = emission.apply("ConcatV2", [...names, emission.number(position(first, axis), "int32")], {
    N: names.length,
    ...types({ Tidx: "int32" }),
  });
  return [{ name, axes: withSize(first.axes, axis, size) }];
};
