import { reducedAxes, type ReductionAttributes } from "@netgraft/core";
import { types } from "../lower/attributes.js";
import { asType, position } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/** A reduction that TensorFlow has too. */
export function reduction(op: string): Emitter<ReductionAttributes> {
  return ({ inputs, attributes }, emission) => {
    const x = inputAt(inputs, 0);
    const axes = emission.integers(attributes.axes.map((axis) => position(x, axis)));
    const name = emission.apply(op, [x.name, axes], { ...types({ Tidx: "int32" }), keep_dims: attributes.keep });
    return [{ name, axes: reducedAxes(asType(x), attributes) }];
  };
}
