import * as core from "@netgraft/core/graph";
import { arrange, expand as withAxes, reshape } from "../lower/arrange.js";
import { types } from "../lower/attributes.js";
import { type EmittedTensor, fixedSize, orderOf, position } from "../lower/emitted-tensor.js";
import { cropped, padded } from "../lower/padding.js";
import { stridedSlice } from "../lower/strided-slice.js";
import { type Emitter, type EmitterRow, emits, inputAt, outputAt } from "./emitter.js";

const concat: Emitter<core.ConcatAttributes> = ({ inputs, outputs, attributes: { axis } }, emission) => {
  const first = inputAt(inputs, 0);
  const names = inputs.map((input) => arrange(emission, input, orderOf(first)).name);
  const name = emission.apply("ConcatV2", [...names, emission.number(position(first, axis), "int32")], {
    N: names.length,
    ...types({ Tidx: "int32" }),
  });
  return [{ name, axes: core.resized(first.axes, outputAt(outputs, 0)) }];
};

/** Where nothing is repeated, nothing is written: the order of axes is the lowering's own affair. */
const expand: Emitter<core.ExpandAttributes> = ({ inputs, outputs }, emission) => {
  const given = inputAt(inputs, 0);
  const { axes } = outputAt(outputs, 0);
  if (core.sameAxes(axes, given.axes)) return [given];
  const x = withAxes(emission, given, orderOf({ axes }));
  const sizes = axes.map(({ size }) => (size === "any" ? 1 : size));
  const shape = emission.integers(sizes);
  const isOpen = axes.some(({ size }) => size === "any");
  const ones = (): string => emission.apply("Fill", [shape, emission.number(1)], types({ index_type: "int32" }));
  const name = isOpen
    ? // The size of the batch is not known here; a product takes it from the value.
      emission.apply("Mul", [x.name, ones()])
    : emission.apply("BroadcastTo", [x.name, shape], types({ Tidx: "int32" }));
  return [{ name, axes, repeats: given } satisfies EmittedTensor];
};

const gather: Emitter<core.GatherAttributes> = ({ inputs, outputs, attributes: { axis, indices } }, emission) => {
  const x = inputAt(inputs, 0);
  const operands = [x.name, emission.integers(indices), emission.number(position(x, axis), "int32")];
  const name = emission.add("GatherV2", operands, {
    ...types({ Tparams: emission.dtype, Tindices: "int32", Taxis: "int32" }),
    batch_dims: 0,
  });
  return [{ name, axes: core.resized(x.axes, outputAt(outputs, 0)) }];
};

/** The merged axes are first brought side by side, in the order in which they are merged. */
const mergeAxes: Emitter<core.MergeAxesAttributes> = ({ inputs, outputs, attributes }, emission) => {
  const { axes: merged, into } = attributes;
  const given = inputAt(inputs, 0);
  const order = orderOf(given).flatMap((axis) => (axis === merged[0] ? merged : merged.includes(axis) ? [] : [axis]));
  const x = arrange(emission, given, order);
  const after = order.flatMap((axis) => (axis === merged[0] ? [into] : merged.includes(axis) ? [] : [axis]));
  return [reshape(emission, x, core.inOrder(after, outputAt(outputs, 0)))];
};

const pad: Emitter<core.PadAttributes> = ({ inputs, attributes: { axis, before, after, value } }, emission) => [
  padded(emission, inputAt(inputs, 0), [{ axis, before, after }], value),
];

/** TensorFlow's axes have no names: nothing is written. */
const renameAxis: Emitter<core.RenameAxisAttributes> = ({ inputs, attributes: { from, to } }) => {
  const { name, axes } = inputAt(inputs, 0);
  return [{ name, axes: axes.map((axis) => (axis.name === from ? { name: to, size: axis.size } : axis)) }];
};

const slice: Emitter<core.SliceAttributes> = ({ inputs, attributes: range }, emission) => {
  const x = inputAt(inputs, 0);
  const { axis, start, end, step } = range;
  if (step !== 1) return [stridedSlice(emission, x, [range])];
  return [cropped(emission, x, [{ axis, before: start, after: fixedSize(x, axis) - end }])];
};

const splitAxis: Emitter<core.SplitAxisAttributes> = ({ inputs, attributes: { axis, into } }, emission) => {
  const x = inputAt(inputs, 0);
  return [
    reshape(
      emission,
      x,
      x.axes.flatMap((old): core.Axes => (old.name === axis ? into : [old])),
    ),
  ];
};

/** What rearranges elements, or their axes alone. */
export const axes: readonly EmitterRow[] = [
  emits(core.concat, concat),
  emits(core.expand, expand),
  emits(core.gather, gather),
  emits(core.mergeAxes, mergeAxes),
  emits(core.pad, pad),
  emits(core.renameAxis, renameAxis),
  emits(core.slice, slice),
  emits(core.splitAxis, splitAxis),
];
