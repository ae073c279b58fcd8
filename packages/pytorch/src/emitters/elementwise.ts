import {
  abs,
  add,
  clamp,
  divide,
  elu,
  emits,
  erf,
  exp,
  gelu,
  hardSigmoid,
  hardSwish,
  inOrder,
  inputAt,
  joinedOrder,
  leakyRelu,
  log,
  maximum,
  minimum,
  mish,
  multiply,
  type Operation,
  outputAt,
  pow,
  relu,
  sigmoid,
  silu,
  softplus,
  sqrt,
  step,
  subtract,
  tanh,
  where,
} from "@netgraft/core/graph";
import { call, type Expression, fixed, method, operator, type Operator, slot } from "../python/expression.js";
import { broadcast, type Row, type Tensor } from "./tensor.js";

type NoAttributes = Readonly<Record<string, never>>;

/** An operation on one tensor that is one function, or one expression. */
function unary<A extends Readonly<Record<string, number>>>(
  operation: Operation<A>,
  write: (x: Expression, attributes: A) => Expression,
): Row {
  return emits(operation, ({ inputs, attributes }) => {
    const x = inputAt<Tensor>(inputs, 0);
    return [{ expression: write(x.expression, attributes), axes: x.axes }];
  });
}

function called(operation: Operation<NoAttributes>, name: string): Row {
  return unary(operation, (x) => call(name, [x]));
}

/** Two tensors as they are joined element by element, and the order of what they give. */
function joined(a: Tensor, b: Tensor): readonly [Tensor, Tensor, readonly string[]] {
  const order = joinedOrder(a, b);
  return [broadcast(a, order), broadcast(b, order), order];
}

function binary<A extends Readonly<Record<string, boolean>>>(
  operation: Operation<A>,
  write: (a: Expression, b: Expression) => Expression,
): Row {
  return emits(operation, ({ inputs, outputs }) => {
    const [a, b, order] = joined(inputAt<Tensor>(inputs, 0), inputAt<Tensor>(inputs, 1));
    return [{ expression: write(a.expression, b.expression), axes: inOrder(order, outputAt(outputs, 0)) }];
  });
}

function signed(operation: Operation<NoAttributes>, sign: Operator): Row {
  return binary(operation, (a, b) => operator(a, sign, b));
}

/** Numbers as tensors, for functions that take tensors alone. */
function asTensor(x: Expression, beside: Expression): Expression {
  return x.kind === "slot" ? method(beside, "new_tensor", [x]) : x;
}

function ofTensors(name: string): (a: Expression, b: Expression) => Expression {
  return (a, b) => call(name, [asTensor(a, b), asTensor(b, a)]);
}

export const elementwise: readonly Row[] = [
  called(relu, "F.relu"),
  called(sigmoid, "torch.sigmoid"),
  called(tanh, "torch.tanh"),
  called(softplus, "F.softplus"),
  called(silu, "F.silu"),
  called(gelu, "F.gelu"),
  called(hardSigmoid, "F.hardsigmoid"),
  called(hardSwish, "F.hardswish"),
  called(mish, "F.mish"),
  unary(leakyRelu, (x, { slope }) => call("F.leaky_relu", [x], { negative_slope: slot(slope, "slope") })),
  unary(elu, (x, { alpha }) => call("F.elu", [x], { alpha: slot(alpha, "alpha") })),
  unary(clamp, (x, attributes) =>
    attributes.minimum === 0 && attributes.maximum === 6
      ? call("F.relu6", [x])
      : // Unlike `clamp`, it passes no gradient at the two ends, as ReLU6 does not.
        call("F.hardtanh", [x], {
          min_val: slot(attributes.minimum, "minimum"),
          max_val: slot(attributes.maximum, "maximum"),
        }),
  ),
  called(abs, "torch.abs"),
  called(erf, "torch.erf"),
  called(exp, "torch.exp"),
  called(log, "torch.log"),
  called(sqrt, "torch.sqrt"),
  unary(pow, (x, { exponent }) => operator(x, "**", slot(exponent, "exponent"))),
  unary(step, (x) => method(operator(x, ">", fixed(0)), "to", [{ kind: "member", of: x, name: "dtype" }])),
  binary(add, (a, b) => operator(a, "+", b)),
  signed(subtract, "-"),
  binary(multiply, (a, b) => {
    const whole = b.kind === "slot" ? 1 / Number(b.value) : 0;
    // A product with a third is written as what it is meant as.
    const isShare = Math.round(whole) > 2 && Math.abs(whole - Math.round(whole)) < 1e-9;
    return isShare ? operator(a, "/", slot(Math.round(whole), "count")) : operator(a, "*", b);
  }),
  signed(divide, "/"),
  binary(maximum, ofTensors("torch.maximum")),
  binary(minimum, ofTensors("torch.minimum")),
  emits(where, ({ inputs, outputs }) => {
    const all = [0, 1, 2].map((index) => inputAt<Tensor>(inputs, index));
    const order = all
      .reduce((longest, tensor) => ({ axes: inOrder(joinedOrder(longest, tensor), outputAt(outputs, 0)) }), {
        axes: all[0]?.axes ?? [],
      })
      .axes.map(({ name }) => name);
    const [condition, a, b] = all.map((tensor) => broadcast(tensor, order).expression);
    if (condition === undefined || a === undefined || b === undefined) throw new TypeError("three inputs give three");
    return [
      {
        expression: call("torch.where", [operator(condition, "!=", fixed(0)), a, b]),
        axes: inOrder(order, outputAt(outputs, 0)),
      },
    ];
  }),
];
