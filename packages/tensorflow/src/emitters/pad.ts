import type { PadAttributes } from "@netgraft/core";
import { padded } from "../lower/padding.js";
import { type Emitter, inputAt } from "./emitter.js";

export const pad: Emitter<PadAttributes> = ({ inputs, attributes: { axis, before, after, value } }, emission) => [
  padded(emission, inputAt(inputs, 0), [{ axis, before, after }], value),
];
