import { broadcastAxes } from "@netgraft/core";
import { expand } from "../lower/arrange.js";
import { asType, orderOf, type EmittedTensor } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/**
 * An operation on two values, element by element, that TensorFlow has too. TensorFlow aligns axes from the last one
 * backwards, the graph by name: the order is that of the input with more axes, so that a feature map keeps its layout.
 */
export function binary(op: string): Emitter {
  return ({ inputs }, emission) => {
    const [a, b] = [inputAt(inputs, 0), inputAt(inputs, 1)];
    const [longer, shorter] = b.axes.length > a.axes.length ? [b, a] : [a, b];
    const axes = broadcastAxes(asType(longer), asType(shorter));
    const operands = [repeated(a, b), repeated(b, a)].map(
      (operand) => expand(emission, operand, orderOf({ axes }), true).name,
    );
    return [{ name: emission.apply(op, operands), axes }];
  };
}

/** What a value repeats, where the other has all that it is repeated to: the operation repeats it by itself. */
function repeated(value: EmittedTensor, other: EmittedTensor): EmittedTensor {
  if (value.repeats === undefined) return value;
  const isCovered = value.axes.every(({ name, size }) =>
    other.axes.some((axis) => axis.name === name && axis.size === size),
  );
  return isCovered && other.repeats === undefined ? value.repeats : value;
}
