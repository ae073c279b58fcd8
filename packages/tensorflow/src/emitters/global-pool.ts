import type { GlobalPoolAttributes } from "@netgraft/core";
import type { Emitter } from "./emitter.js";
import { reduceMax } from "./reduce-max.js";
import { reduceMean } from "./reduce-mean.js";

export const globalPool: Emitter<GlobalPoolAttributes> = ({ inputs, attributes: { of } }, emission) =>
  (of === "mean" ? reduceMean : reduceMax)({ inputs, attributes: { axes: ["height", "width"], keep: true } }, emission);
