import { reducedAxes, type ReductionAttributes } from "@netgraft/core";
import { asType, position } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/** A reduction; its axes are an attribute up to some opset and an input from then on. */
export function reduction(
  opType: string,
  { axesAreInputSince }: { readonly axesAreInputSince: number },
): Emitter<ReductionAttributes> {
  return ({ inputs, attributes }, emission) => {
    const x = inputAt(inputs, 0);
    const axes = attributes.axes.map((axis) => position(x, axis));
    const keepdims = attributes.keep ? 1 : 0;
    const name =
      emission.opset >= axesAreInputSince
        ? emission.apply(opType, [x.name, emission.integers(axes)], { keepdims })
        : emission.apply(opType, [x.name], { axes, keepdims });
    return [{ name, axes: reducedAxes(asType(x), attributes) }];
  };
}
