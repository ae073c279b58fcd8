import type { RenameAxisAttributes } from "@netgraft/core";
import { type Emitter, inputAt } from "./emitter.js";

/** TensorFlow's axes have no names: nothing is written. */
export const renameAxis: Emitter<RenameAxisAttributes> = ({ inputs, attributes: { from, to } }) => {
  const { name, axes } = inputAt(inputs, 0);
  return [{ name, axes: axes.map((axis) => (axis.name === from ? { name: to, size: axis.size } : axis)) }];
};
