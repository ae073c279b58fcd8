import type { Axes, SplitAxisAttributes } from "@netgraft/core";
import { reshape } from "../lower/arrange.js";
import { type Emitter, inputAt } from "./emitter.js";

export const splitAxis: Emitter<SplitAxisAttributes> = ({ inputs, attributes: { axis, into } }, emission) => {
  const x = inputAt(inputs, 0);
  return [
    reshape(
      emission,
      x,
      x.axes.flatMap((old): Axes => (old.name === axis ? into : [old])),
    ),
  ];
};
