import { axesOf, type MergeAxesAttributes, mergeAxes as operation } from "@netgraft/core";
import { arrange, reshapeTarget } from "../lower/arrange.js";
import { orderOf, position } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/** The merged axes are first brought side by side, in the order in which they are merged. */
export const mergeAxes: Emitter<MergeAxesAttributes> = ({ inputs, attributes }, emission) => {
  const { axes: merged, into } = attributes;
  const given = inputAt(inputs, 0);
  const order = orderOf(given).flatMap((axis) => (axis === merged[0] ? merged : merged.includes(axis) ? [] : [axis]));
  const x = arrange(emission, given, order);
  const axes = axesOf(operation, x, attributes);
  // The form that other tools know best for what comes before a dense layer.
  const flattens = axes.length === 2 && position({ axes }, into) === 1 && x.axes.length === merged.length + 1;
  const name = flattens
    ? emission.apply("Flatten", [x.name], { axis: 1 })
    : emission.apply("Reshape", [x.name, emission.integers(reshapeTarget(x, axes))]);
  return [{ name, axes }];
};
