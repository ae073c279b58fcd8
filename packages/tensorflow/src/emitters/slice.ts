import type { SliceAttributes } from "@netgraft/core";
import { cropped } from "../lower/padding.js";
import { stridedSlice } from "../lower/strided-slice.js";
import { fixedSize } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

export const slice: Emitter<SliceAttributes> = ({ inputs, attributes: range }, emission) => {
  const x = inputAt(inputs, 0);
  const { axis, start, end, step } = range;
  if (step !== 1) return [stridedSlice(emission, x, [range])];
  return [cropped(emission, x, [{ axis, before: start, after: fixedSize(x, axis) - end }])];
};
