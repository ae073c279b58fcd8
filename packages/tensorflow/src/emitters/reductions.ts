import * as core from "@netgraft/core/graph";
import { withLast } from "../lower/arrange.js";
import { types } from "../lower/attributes.js";
import { orderOf, position } from "../lower/emitted-tensor.js";
import { type Emitter, type EmitterRow, emits, inputAt, outputAt } from "./emitter.js";

const reduceMax = reduction("Max");
const reduceMean = reduction("Mean");

const globalPool: Emitter<core.GlobalPoolAttributes> = ({ inputs, outputs, attributes: { of } }, emission) => {
  const attributes = { axes: ["height", "width"], keep: true };
  return (of === "mean" ? reduceMean : reduceMax)({ inputs, outputs, attributes }, emission);
};

/** What takes several elements along axes together. */
export const reductions: readonly EmitterRow[] = [
  emits(core.globalPool, globalPool),
  emits(core.reduceMax, reduceMax),
  emits(core.reduceMean, reduceMean),
  emits(core.reduceSum, reduction("Sum")),
  emits(core.softmax, alongLast("Softmax")),
  emits(core.logSoftmax, alongLast("LogSoftmax")),
];

/** A reduction that TensorFlow has too. */
function reduction(op: string): Emitter<core.ReductionAttributes> {
  return ({ inputs, outputs, attributes }, emission) => {
    const x = inputAt(inputs, 0);
    const axes = emission.integers(attributes.axes.map((axis) => position(x, axis)));
    const name = emission.apply(op, [x.name, axes], { ...types({ Tidx: "int32" }), keep_dims: attributes.keep });
    return [{ name, axes: core.inOrder(orderOf(x), outputAt(outputs, 0)) }];
  };
}

/** TensorFlow's softmaxes are along the last axis. */
function alongLast(op: string): Emitter<core.SoftmaxAttributes> {
  return ({ inputs, attributes: { axis } }, emission) => {
    const { name, axes } = withLast(emission, inputAt(inputs, 0), axis);
    return [{ name: emission.apply(op, [name]), axes }];
  };
}
