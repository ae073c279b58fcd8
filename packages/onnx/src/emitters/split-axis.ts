import type { Axes, SplitAxisAttributes } from "@netgraft/core";
import { reshapeTarget } from "../lower/arrange.js";
import { type Emitter, inputAt } from "./emitter.js";

export const splitAxis: Emitter<SplitAxisAttributes> = ({ inputs, attributes: { axis, into } }, emission) => {
  const x = inputAt(inputs, 0);
  const axes = x.axes.flatMap((old): Axes => (old.name === axis ? into : [old]));
  return [{ name: emission.apply("Reshape", [x.name, emission.integers(reshapeTarget(x, axes))]), axes }];
};
