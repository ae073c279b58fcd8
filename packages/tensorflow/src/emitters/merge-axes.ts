import { axesOf, type MergeAxesAttributes, mergeAxes as operation } from "@netgraft/core";
import { arrange, reshape } from "../lower/arrange.js";
import { orderOf } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/** The merged axes are first brought side by side, in the order in which they are merged. */
export const mergeAxes: Emitter<MergeAxesAttributes> = ({ inputs, attributes }, emission) => {
  const { axes: merged } = attributes;
  const given = inputAt(inputs, 0);
  const order = orderOf(given).flatMap((axis) => (axis === merged[0] ? merged : merged.includes(axis) ? [] : [axis]));
  const x = arrange(emission, given, order);
  const axes = axesOf(operation, x, attributes);
  return [reshape(emission, x, axes)];
};
