import { axesOf, type ExpandAttributes, expand as operation, sameAxes } from "@netgraft/core";
import { expand as withAxes } from "../lower/arrange.js";
import { types } from "../lower/attributes.js";
import { orderOf, type EmittedTensor } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/** Where nothing is repeated, nothing is written: the order of axes is the lowering's own affair. */
export const expand: Emitter<ExpandAttributes> = ({ inputs, attributes }, emission) => {
  const given = inputAt(inputs, 0);
  const axes = axesOf(operation, given, attributes);
  if (sameAxes(axes, given.axes)) return [given];
  const x = withAxes(emission, given, orderOf({ axes }));
  const sizes = axes.map(({ size }) => (size === "any" ? 1 : size));
  const shape = emission.integers(sizes);
  const isOpen = axes.some(({ size }) => size === "any");
  const ones = (): string => emission.apply("Fill", [shape, emission.number(1)], types({ index_type: "int32" }));
  const name = isOpen
    ? // The size of the batch is not known here; a product takes it from the value.
      emission.apply("Mul", [x.name, ones()])
    : emission.apply("BroadcastTo", [x.name, shape], types({ Tidx: "int32" }));
  return [{ name, axes, repeats: given } satisfies EmittedTensor];
};
