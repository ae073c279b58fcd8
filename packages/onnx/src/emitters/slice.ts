import { type SliceAttributes, withSize } from "@netgraft/core";
import { position } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

export const slice: Emitter<SliceAttributes> = ({ inputs, attributes: { axis, start, end, step } }, emission) => {
  const x = inputAt(inputs, 0);
  const bounds = [start, end, position(x, axis), step].map((bound) => emission.integers([bound]));
  return [
    {
      name: emission.apply("Slice", [x.name, ...bounds]),
      axes: withSize(x.axes, axis, Math.ceil((end - start) / step)),
    },
  ];
};
