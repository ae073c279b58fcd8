import * as core from "@netgraft/core/graph";
import { arrange, expand } from "../lower/arrange.js";
import { types } from "../lower/attributes.js";
import type { Emission } from "../lower/emission.js";
import { type EmittedTensor, orderOf } from "../lower/emitted-tensor.js";
import { type Emitter, type EmitterRow, emits, inputAt, outputAt } from "./emitter.js";

/** Relu6 where it is that, because TensorFlow merges it with a convolution. */
const clamp: Emitter<core.ClampAttributes> = ({ inputs, attributes: { minimum, maximum } }, emission) => {
  const { name, axes } = inputAt(inputs, 0);
  if (minimum === 0 && maximum === 6) return [{ name: emission.apply("Relu6", [name]), axes }];
  const raised = emission.apply("Maximum", [name, emission.number(minimum)]);
  return [{ name: emission.apply("Minimum", [raised, emission.number(maximum)]), axes }];
};

const elu: Emitter<core.EluAttributes> = ({ inputs, attributes: { alpha } }, emission) => {
  const { name, axes } = inputAt(inputs, 0);
  if (alpha === 1) return [{ name: emission.apply("Elu", [name]), axes }];
  // TensorFlow's alpha is 1: what is below 0 is multiplied, what is above is not.
  const below = emission.apply("Minimum", [emission.apply("Elu", [name]), emission.number(0)]);
  const above = emission.apply("Relu", [name]);
  return [{ name: emission.apply("AddV2", [above, emission.apply("Mul", [below, emission.number(alpha)])]), axes }];
};

const leakyRelu: Emitter<core.LeakyReluAttributes> = ({ inputs, attributes: { slope } }, emission) => {
  const { name, axes } = inputAt(inputs, 0);
  return [{ name: emission.apply("LeakyRelu", [name], { alpha: { float: slope } }), axes }];
};

const pow: Emitter<core.PowAttributes> = ({ inputs, attributes: { exponent } }, emission) => {
  const { name, axes } = inputAt(inputs, 0);
  return [{ name: emission.apply("Pow", [name, emission.number(exponent)]), axes }];
};

/** SelectV2; its condition is a truth value, true of all numbers but 0. */
const where: Emitter = ({ inputs, outputs }, emission) => {
  const operands = [inputAt(inputs, 0), inputAt(inputs, 1), inputAt(inputs, 2)] as const;
  const y = outputAt(outputs, 0);
  const order = operands.reduce<readonly string[]>(
    (all, operand) => core.joinedOrder({ axes: core.inOrder(all, y) }, operand),
    [],
  );
  const [condition = "", ...sides] = operands.map((operand) => expand(emission, operand, order, true).name);
  const isSo = emission.add("NotEqual", [condition, emission.number(0)], {
    ...types({ T: emission.dtype }),
    incompatible_shape_error: true,
  });
  return [{ name: emission.apply("SelectV2", [isSo, ...sides]), axes: core.inOrder(order, y) }];
};

const step: Emitter<core.NoAttributes> = ({ inputs }, emission) => {
  const x = inputAt(inputs, 0);
  const isAbove = emission.apply("Greater", [x.name, emission.number(0)]);
  const name = emission.add("Cast", [isAbove], { ...types({ SrcT: "bool", DstT: emission.dtype }), Truncate: false });
  return [{ name, axes: x.axes, stepOf: x }];
};

/** The product; with the step of something, the gradient that passes back through ReLU, which is one pass where they are three. */
const multiply: Emitter = (node, emission) => {
  const [a, b] = [inputAt(node.inputs, 0), inputAt(node.inputs, 1)];
  return reluGradient(emission, a, b) ?? reluGradient(emission, b, a) ?? product(node, emission);
};
const product = binary("Mul");

/** Operations that compute each element from those at the same place. */
export const elementwise: readonly EmitterRow[] = [
  emits(core.abs, unary("Abs")),
  emits(core.add, binary("AddV2")),
  emits(core.clamp, clamp),
  emits(core.divide, binary("RealDiv")),
  emits(core.elu, elu),
  emits(core.erf, unary("Erf")),
  emits(core.exp, unary("Exp")),
  emits(core.leakyRelu, leakyRelu),
  emits(core.log, unary("Log")),
  emits(core.maximum, binary("Maximum")),
  emits(core.minimum, binary("Minimum")),
  emits(core.multiply, multiply),
  emits(core.pow, pow),
  emits(core.relu, unary("Relu")),
  emits(core.sigmoid, unary("Sigmoid")),
  emits(core.softplus, unary("Softplus")),
  emits(core.sqrt, unary("Sqrt")),
  emits(core.step, step),
  emits(core.subtract, binary("Sub")),
  emits(core.tanh, unary("Tanh")),
  emits(core.where, where),
];

/** An operation on one value that TensorFlow has too. */
function unary(op: string): Emitter<core.NoAttributes> {
  return ({ inputs }, emission) => {
    const { name, axes } = inputAt(inputs, 0);
    return [{ name: emission.apply(op, [name]), axes }];
  };
}

/**
 * An operation on two values that TensorFlow has too. TensorFlow aligns axes from the last one
 * backwards, the graph by name: the order is that of the input with more axes, so that a feature map keeps its layout.
 */
function binary(op: string): Emitter {
  return ({ inputs, outputs }, emission) => {
    const [a, b] = [inputAt(inputs, 0), inputAt(inputs, 1)];
    const order = core.joinedOrder(a, b);
    const operands = [repeated(a, b), repeated(b, a)].map((operand) => expand(emission, operand, order, true).name);
    return [{ name: emission.apply(op, operands), axes: core.inOrder(order, outputAt(outputs, 0)) }];
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

function reluGradient(
  emission: Emission,
  dy: EmittedTensor,
  { stepOf }: EmittedTensor,
): readonly EmittedTensor[] | undefined {
  if (stepOf === undefined || dy.axes.length !== stepOf.axes.length) return undefined;
  const isOfOneShape = stepOf.axes.every(({ name, size }) =>
    dy.axes.some((axis) => axis.name === name && axis.size === size),
  );
  if (!isOfOneShape) return undefined;
  const gradients = arrange(emission, dy, orderOf(stepOf));
  return [{ name: emission.apply("ReluGrad", [gradients.name, stepOf.name]), axes: stepOf.axes }];
}
