import type { NoAttributes } from "@netgraft/core";
import type { OnnxAttributes } from "../lower/attributes.js";
import { type Emitter, inputAt } from "./emitter.js";

/** An operation on one value, element by element, that ONNX has too. */
export function unary(opType: string, attributes: OnnxAttributes = {}): Emitter<NoAttributes> {
  return ({ inputs }, emission) => {
    const { name, axes } = inputAt(inputs, 0);
    return [{ name: emission.apply(opType, [name], attributes), axes }];
  };
}
