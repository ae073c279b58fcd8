import type { NoAttributes } from "@netgraft/core";
import { types } from "../lower/attributes.js";
import { type Emitter, inputAt } from "./emitter.js";

export const step: Emitter<NoAttributes> = ({ inputs }, emission) => {
  const x = inputAt(inputs, 0);
  const isAbove = emission.apply("Greater", [x.name, emission.number(0)]);
  const name = emission.add("Cast", [isAbove], { ...types({ SrcT: "bool", DstT: emission.dtype }), Truncate: false });
  return [{ name, axes: x.axes, stepOf: x }];
};
