import * as core from "@netgraft/core/graph";
import { arrange, expand as withAxes, reshapeTarget } from "../lower/arrange.js";
import { orderOf, position } from "../lower/emitted-tensor.js";
import { type Emitter, type EmitterRow, emits, inputAt, outputAt } from "./emitter.js";

const concat: Emitter<core.ConcatAttributes> = ({ inputs, outputs, attributes: { axis } }, emission) => {
  const first = inputAt(inputs, 0);
  const names = inputs.map((input) => arrange(emission, input, orderOf(first)).name);
  const name = emission.apply("Concat", names, { axis: position(first, axis) });
  return [{ name, axes: core.resized(first.axes, outputAt(outputs, 0)) }];
};

/** Expand; where nothing is repeated, nothing is written: the order of axes is the lowering's own affair. */
const expand: Emitter<core.ExpandAttributes> = ({ inputs, outputs }, emission) => {
  const given = inputAt(inputs, 0);
  const { axes } = outputAt(outputs, 0);
  if (core.sameAxes(axes, given.axes)) return [given];
  const x = withAxes(emission, given, orderOf({ axes }), true);
  const shape = axes.map(({ size }) => (size === "any" ? 1 : size));
  return [{ name: emission.apply("Expand", [x.name, emission.integers(shape)]), axes }];
};

const gather: Emitter<core.GatherAttributes> = ({ inputs, outputs, attributes: { axis, indices } }, emission) => {
  const x = inputAt(inputs, 0);
  const name = emission.apply("Gather", [x.name, emission.integers(indices)], { axis: position(x, axis) });
  return [{ name, axes: core.resized(x.axes, outputAt(outputs, 0)) }];
};

/** The merged axes are first brought side by side, in the order in which they are merged. */
const mergeAxes: Emitter<core.MergeAxesAttributes> = ({ inputs, outputs, attributes }, emission) => {
  const { axes: merged, into } = attributes;
  const given = inputAt(inputs, 0);
  const order = orderOf(given).flatMap((axis) => (axis === merged[0] ? merged : merged.includes(axis) ? [] : [axis]));
  const x = arrange(emission, given, order);
  const after = order.flatMap((axis) => (axis === merged[0] ? [into] : merged.includes(axis) ? [] : [axis]));
  const axes = core.inOrder(after, outputAt(outputs, 0));
  // The form that other tools know best for what comes before a dense layer.
  const flattens = axes.length === 2 && position({ axes }, into) === 1 && x.axes.length === merged.length + 1;
  const name = flattens
    ? emission.apply("Flatten", [x.name], { axis: 1 })
    : emission.apply("Reshape", [x.name, emission.integers(reshapeTarget(x, axes))]);
  return [{ name, axes }];
};

const pad: Emitter<core.PadAttributes> = (
  { inputs, outputs, attributes: { axis, before, after, value } },
  emission,
) => {
  const x = inputAt(inputs, 0);
  // Positions before each axis in order, then positions after each.
  const pads = [before, after].flatMap((amount) => orderOf(x).map((name) => (name === axis ? amount : 0)));
  const name = emission.apply("Pad", [x.name, emission.integers(pads), emission.number(value)], { mode: "constant" });
  return [{ name, axes: core.resized(x.axes, outputAt(outputs, 0)) }];
};

/** ONNX's axes have no names: nothing is written. */
const renameAxis: Emitter<core.RenameAxisAttributes> = ({ inputs, attributes: { from, to } }) => {
  const { name, axes } = inputAt(inputs, 0);
  return [{ name, axes: axes.map((axis) => (axis.name === from ? { name: to, size: axis.size } : axis)) }];
};

const slice: Emitter<core.SliceAttributes> = (
  { inputs, outputs, attributes: { axis, start, end, step } },
  emission,
) => {
  const x = inputAt(inputs, 0);
  const bounds = [start, end, position(x, axis), step].map((bound) => emission.integers([bound]));
  return [{ name: emission.apply("Slice", [x.name, ...bounds]), axes: core.resized(x.axes, outputAt(outputs, 0)) }];
};

const splitAxis: Emitter<core.SplitAxisAttributes> = ({ inputs, attributes: { axis, into } }, emission) => {
  const x = inputAt(inputs, 0);
  const axes = x.axes.flatMap((old): core.Axes => (old.name === axis ? into : [old]));
  return [{ name: emission.apply("Reshape", [x.name, emission.integers(reshapeTarget(x, axes))]), axes }];
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
