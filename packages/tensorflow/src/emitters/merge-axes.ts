import type { Axis, MergeAxesAttributes } from "@netgraft/core";
import { arrange, reshape } from "../lower/arrange.js";
import { fixedSize, orderOf } from "../lower/tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/** The merged axes are first brought side by side, in the order in which they are merged. */
export const mergeAxes: Emitter<MergeAxesAttributes> = ({ inputs, attributes: { axes: merged, into } }, emission) => {
  const given = inputAt(inputs, 0);
  const order = orderOf(given).flatMap((axis) => (axis === merged[0] ? merged : merged.includes(axis) ? [] : [axis]));
  const x = arrange(emission, given, order);
  const size = merged.reduce((product, axis) => product * fixedSize(x, axis), 1);
  const axes = x.axes.flatMap((axis): Axis[] =>
    axis.name === merged[0] ? [{ name: into, size }] : merged.includes(axis.name) ? [] : [axis],
  );
  return [reshape(emission, x, axes)];
};
