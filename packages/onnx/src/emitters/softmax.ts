import type { SoftmaxAttributes } from "@netgraft/core";
import { position } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

export const softmax: Emitter<SoftmaxAttributes> = ({ inputs, attributes }, emission) => {
  const x = inputAt(inputs, 0);
  return [{ name: emission.apply("Softmax", [x.name], { axis: position(x, attributes.axis) }), axes: x.axes }];
};
