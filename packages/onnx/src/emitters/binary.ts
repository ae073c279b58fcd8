import { broadcastAxes } from "@netgraft/core";
import { expand } from "../lower/arrange.js";
import { asType, orderOf } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/**
 * An operation on two values, element by element, that ONNX has too. ONNX aligns axes from the last one backwards,
 * the graph by name: the order is that of the input with more axes, so that a feature map keeps its layout.
 */
export function binary(opType: string): Emitter {
  return ({ inputs }, emission) => {
    const [a, b] = [inputAt(inputs, 0), inputAt(inputs, 1)];
    const [longer, shorter] = b.axes.length > a.axes.length ? [b, a] : [a, b];
    const axes = broadcastAxes(asType(longer), asType(shorter));
    const operands = [a, b].map((operand) => expand(emission, operand, orderOf({ axes }), true).name);
    return [{ name: emission.apply(opType, operands), axes }];
  };
}
