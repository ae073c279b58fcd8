import * as core from "@netgraft/core/graph";
import { expand } from "../lower/arrange.js";
import { float, type OnnxAttributes } from "../lower/attributes.js";
import { type Emitter, type EmitterRow, emits, inputAt, outputAt } from "./emitter.js";

const clamp: Emitter<core.ClampAttributes> = ({ inputs, attributes: { minimum, maximum } }, emission) => {
  const { name, axes } = inputAt(inputs, 0);
  return [{ name: emission.apply("Clip", [name, emission.number(minimum), emission.number(maximum)]), axes }];
};

const pow: Emitter<core.PowAttributes> = ({ inputs, attributes: { exponent } }, emission) => {
  const { name, axes } = inputAt(inputs, 0);
  return [{ name: emission.apply("Pow", [name, emission.number(exponent)]), axes }];
};

const elu: Emitter<core.EluAttributes> = (node, emission) =>
  unary("Elu", { alpha: float(node.attributes.alpha) })(node, emission);

const leakyRelu: Emitter<core.LeakyReluAttributes> = (node, emission) =>
  unary("LeakyRelu", { alpha: float(node.attributes.slope) })(node, emission);

/** ONNX's HardSwish is x · max(0, min(1, x/6 + 1/2)): the same function; it came with operator set 14. */
const hardSwish: Emitter = (node, emission) => {
  if (emission.opset >= 14) return unary("HardSwish")(node, emission);
  const { name, axes } = inputAt(node.inputs, 0);
  const gate = emission.assist("HardSigmoid", [name], { alpha: float(1 / 6) });
  return [{ name: emission.apply("Mul", [name, gate]), axes }];
};

/** Operations that compute each element from those at the same place, whatever the order in which they lie. */
export const elementwise: readonly EmitterRow[] = [
  emits(core.abs, unary("Abs")),
  emits(core.add, binary("Add")),
  emits(core.clamp, clamp),
  emits(core.divide, binary("Div")),
  emits(core.elu, elu),
  emits(core.erf, unary("Erf")),
  emits(core.exp, unary("Exp")),
  // ONNX's HardSigmoid is max(0, min(1, alpha·x + beta)); its default slope of 0.2 is that of Keras, its default beta is 0.5.
  // With alpha and beta both written, OpenCV takes the gate of an SE block for HardSwish.
  emits(core.hardSigmoid, unary("HardSigmoid", { alpha: float(1 / 6) })),
  emits(core.hardSwish, hardSwish),
  emits(core.leakyRelu, leakyRelu),
  emits(core.log, unary("Log")),
  emits(core.maximum, binary("Max")),
  emits(core.minimum, binary("Min")),
  emits(core.multiply, binary("Mul")),
  emits(core.pow, pow),
  emits(core.relu, unary("Relu")),
  emits(core.sigmoid, unary("Sigmoid")),
  emits(core.softplus, unary("Softplus")),
  emits(core.sqrt, unary("Sqrt")),
  // max(0, min(1, alpha · x)) with an alpha near the largest number: one pass, where Greater and Cast are two.
  emits(core.step, unary("HardSigmoid", { alpha: float(3e38), beta: float(0) })),
  emits(core.subtract, binary("Sub")),
  emits(core.tanh, unary("Tanh")),
];

/** An operation on one value that ONNX has too. */
function unary(opType: string, attributes: OnnxAttributes = {}): Emitter {
  return ({ inputs }, emission) => {
    const { name, axes } = inputAt(inputs, 0);
    return [{ name: emission.apply(opType, [name], attributes), axes }];
  };
}

/**
 * An operation on two values that ONNX has too. ONNX aligns axes from the last one backwards,
 * the graph by name: the order is that of the input with more axes, so that a feature map keeps its layout.
 */
function binary(opType: string): Emitter {
  return ({ inputs, outputs }, emission) => {
    const [a, b] = [inputAt(inputs, 0), inputAt(inputs, 1)];
    const order = core.joinedOrder(a, b);
    const operands = [a, b].map((operand) => expand(emission, operand, order, true).name);
    return [{ name: emission.apply(opType, operands), axes: core.inOrder(order, outputAt(outputs, 0)) }];
  };
}
