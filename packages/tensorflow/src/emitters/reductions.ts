import * as core from "@netgraft/core/graph";
import { reshape, withLast } from "../lower/arrange.js";
import { types } from "../lower/attributes.js";
import { orderOf, position } from "../lower/emitted-tensor.js";
import { type Emitter, type EmitterRow, emits, inputAt, outputAt } from "./emitter.js";

const reduceMax = reduction("Max");
const reduceMean = reduction("Mean");

const globalPool: Emitter<core.GlobalPoolAttributes> = ({ inputs, outputs, attributes: { of } }, emission) => {
  const attributes = { axes: ["height", "width"], keep: true };
  return (of === "mean" ? reduceMean : reduceMax)({ inputs, outputs, attributes }, emission);
};

/** Of oneDNN's softmax. */
const mostAxes = 5;

/** TensorFlow's is along the last axis. */
const topK: Emitter<core.TopKAttributes> = ({ inputs, outputs, attributes: { axis, count } }, emission) => {
  const x = withLast(emission, inputAt(inputs, 0), axis);
  const name = emission.apply("TopKV2", [x.name, emission.number(count, "int32")], {
    ...types({ Tk: "int32", index_type: "int32" }),
    sorted: true,
  });
  const axes = core.resized(x.axes, outputAt(outputs, 0));
  const casts = { ...types({ SrcT: "int32", DstT: emission.dtype }), Truncate: false };
  return [
    { name, axes },
    { name: emission.add("Cast", [`${name}:1`], casts), axes },
  ];
};

/** What takes several elements along axes together. */
export const reductions: readonly EmitterRow[] = [
  emits(core.globalPool, globalPool),
  emits(core.reduceMax, reduceMax),
  emits(core.reduceMean, reduceMean),
  emits(core.reduceMin, reduction("Min")),
  emits(core.reduceSum, reduction("Sum")),
  emits(core.softmax, alongLast("Softmax")),
  emits(core.logSoftmax, alongLast("LogSoftmax")),
  emits(core.topK, topK),
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

/** TensorFlow's softmaxes are along the last axis. With oneDNN they take at most five axes, so that others are one there. */
function alongLast(op: string): Emitter<core.SoftmaxAttributes> {
  return ({ inputs, attributes: { axis } }, emission) => {
    const { name, axes } = withLast(emission, inputAt(inputs, 0), axis);
    if (axes.length <= mostAxes) return [{ name: emission.apply(op, [name]), axes }];
    const rows = emission.integers([-1, Number(axes.at(-1)?.size)]);
    const flat = emission.apply("Reshape", [name, rows], types({ Tshape: "int32" }));
    return [reshape(emission, { name: emission.apply(op, [flat]), axes: [] }, axes)];
  };
}
