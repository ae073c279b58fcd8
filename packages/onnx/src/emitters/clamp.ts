import type { ClampAttributes } from "@netgraft/core";
import { type Emitter, inputAt } from "./emitter.js";

export const clamp: Emitter<ClampAttributes> = ({ inputs, attributes: { minimum, maximum } }, emission) => {
  const { name, axes } = inputAt(inputs, 0);
  return [{ name: emission.apply("Clip", [name, emission.number(minimum), emission.number(maximum)]), axes }];
};
