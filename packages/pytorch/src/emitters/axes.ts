import {
  type Axes,
  channelShuffle,
  concat,
  emits,
  expand,
  fixedSize,
  flip,
  gather,
  inOrder,
  inputAt,
  mergeAxes,
  nearestResize,
  orderOf,
  outputAt,
  pad,
  position,
  reflectPad,
  renameAxis,
  resize,
  resized,
  roll,
  slice,
  splitAxis,
  tile,
} from "@netgraft/core/graph";
import { call, type Expression, fixed, method, slot, text, tuple } from "../python/expression.js";
import { broadcast, dimension, mapOrder, ordered, type Row, type Tensor } from "./tensor.js";

/** One axis by an index: all others whole. */
function along(x: Tensor, axis: string, item: Expression): Expression {
  const place = position(x, axis);
  return { kind: "index", of: x.expression, items: [...Array.from({ length: place }, () => text(":")), item] };
}

/** `F.pad` of one axis: pairs from the last axis to that one. */
function padded(
  x: Tensor,
  axis: string,
  before: number,
  after: number,
  rest: Readonly<Record<string, Expression>>,
): Expression {
  const behind = x.axes.length - 1 - position(x, axis);
  const zeros = Array.from({ length: 2 * behind }, () => fixed(0));
  return call("F.pad", [x.expression, tuple([...zeros, slot(before, "before"), slot(after, "after")])], rest);
}

/** Sizes of a map as `F.interpolate` takes them; undefined where it resizes other axes. */
function interpolated(
  x: Tensor,
  sizes: readonly { readonly axis: string; readonly size: number }[],
  rest: Readonly<Record<string, Expression>>,
) {
  const map = mapOrder(x, ["height", "width"]);
  const [height, width] = ["height", "width"].map(
    (axis) => sizes.find((each) => each.axis === axis)?.size ?? fixedSize(x, axis),
  );
  return {
    map,
    expression: call("F.interpolate", [map.expression], {
      size: tuple([slot(height ?? 1, "height"), slot(width ?? 1, "width")]),
      ...rest,
    }),
  };
}

export const axesEmitters: readonly Row[] = [
  emits(concat, ({ inputs, outputs, attributes: { axis } }) => {
    const first = inputAt<Tensor>(inputs, 0);
    const parts = inputs.map((input) => ordered(input, orderOf(first)).expression);
    return [
      {
        expression: call("torch.cat", [{ kind: "list", brackets: "[]", items: parts }], {
          dim: dimension(first, axis),
        }),
        axes: inOrder(orderOf(first), outputAt(outputs, 0)),
      },
    ];
  }),
  emits(expand, ({ inputs, outputs, attributes }) => {
    const x = inputAt<Tensor>(inputs, 0);
    const order = attributes.axes.map(({ name }) => name);
    const wide = broadcast(x, order);
    const axes = inOrder(order, outputAt(outputs, 0));
    const isWhole = axes.every(({ name, size }) => x.axes.some((axis) => axis.name === name && axis.size === size));
    if (isWhole) return [ordered(x, order)];
    const sizes = axes.map(({ name, size }) =>
      wide.axes.some((axis) => axis.name === name && axis.size === size) || size === "any"
        ? fixed(-1)
        : slot(size, name),
    );
    return [{ expression: method(wide.expression, "expand", sizes), axes }];
  }),
  emits(gather, ({ inputs, outputs, attributes: { axis, indices } }, emission) => {
    const x = inputAt<Tensor>(inputs, 0);
    const places = emission.constant("indices", [{ name: axis, size: indices.length }], indices, true);
    return [
      {
        expression: method(x.expression, "index_select", [dimension(x, axis), places]),
        axes: resized(x.axes, outputAt(outputs, 0)),
      },
    ];
  }),
  emits(flip, ({ inputs, attributes: { axis } }) => {
    const x = inputAt<Tensor>(inputs, 0);
    return [{ expression: method(x.expression, "flip", [dimension(x, axis)]), axes: x.axes }];
  }),
  emits(roll, ({ inputs, attributes: { axis, shift } }) => {
    const x = inputAt<Tensor>(inputs, 0);
    return [{ expression: method(x.expression, "roll", [slot(shift, "shift"), dimension(x, axis)]), axes: x.axes }];
  }),
  emits(tile, ({ inputs, outputs, attributes: { axis, count } }) => {
    const x = inputAt<Tensor>(inputs, 0);
    const counts = x.axes.map(({ name }) => (name === axis ? slot(count, "count") : fixed(1)));
    return [{ expression: method(x.expression, "repeat", counts), axes: resized(x.axes, outputAt(outputs, 0)) }];
  }),
  emits(pad, ({ inputs, outputs, attributes: { axis, before, after, value } }) => {
    const x = inputAt<Tensor>(inputs, 0);
    const rest = value === 0 ? {} : { value: slot(value, "value") };
    return [{ expression: padded(x, axis, before, after, rest), axes: resized(x.axes, outputAt(outputs, 0)) }];
  }),
  emits(reflectPad, ({ inputs, outputs, attributes: { axis, before, after } }) => {
    // PyTorch mirrors the last axes alone.
    const given = inputAt<Tensor>(inputs, 0);
    const isMap = axis === "height" || axis === "width";
    const x = isMap
      ? mapOrder(given, ["height", "width"])
      : ordered(given, [...orderOf(given).filter((name) => name !== axis), axis]);
    return [
      {
        expression: padded(x, axis, before, after, { mode: text('"reflect"') }),
        axes: resized(x.axes, outputAt(outputs, 0)),
      },
    ];
  }),
  emits(channelShuffle, ({ inputs, attributes: { groups } }) => {
    const x = inputAt<Tensor>(inputs, 0);
    const place = position(x, "channel");
    const [first, second] = [fixed(place), fixed(place + 1)];
    const split = method(x.expression, "unflatten", [first, tuple([slot(groups, "groups"), fixed(-1)])]);
    return [
      { expression: method(method(split, "transpose", [first, second]), "flatten", [first, second]), axes: x.axes },
    ];
  }),
  emits(slice, ({ inputs, outputs, attributes: { axis, start, end, step } }) => {
    const x = inputAt<Tensor>(inputs, 0);
    const item: Expression = {
      kind: "range",
      ...(start > 0 && { start: slot(start, "start", "channels") }),
      ...(end < fixedSize(x, axis) && { end: slot(end, "end", "channels") }),
      ...(step > 1 && { step: slot(step, "stride", "stride") }),
    };
    return [{ expression: along(x, axis, item), axes: resized(x.axes, outputAt(outputs, 0)) }];
  }),
  emits(splitAxis, ({ inputs, attributes: { axis, into } }) => {
    const x = inputAt<Tensor>(inputs, 0);
    // PyTorch counts one of the sizes itself: the largest, unless it is 1.
    const largest = into.reduce((best, { size }, index) => (size > (into[best]?.size ?? 0) ? index : best), 0);
    const sizes = into.map(({ name, size }, index) =>
      index === largest ? fixed(-1) : size === 1 ? fixed(1) : slot(size, `${name}s`, "channels"),
    );
    return [
      {
        expression:
          into.length === 1 ? x.expression : method(x.expression, "unflatten", [dimension(x, axis), tuple(sizes)]),
        axes: x.axes.flatMap((old): Axes => (old.name === axis ? into : [old])),
      },
    ];
  }),
  emits(mergeAxes, ({ inputs, outputs, attributes: { axes, into } }) => {
    const given = inputAt<Tensor>(inputs, 0);
    const order = orderOf(given);
    const start = order.findIndex((name) => axes.includes(name));
    const isTogether = axes.every((name, index) => order[start + index] === name);
    const x = isTogether
      ? given
      : ordered(given, [
          ...order.slice(0, start).filter((name) => !axes.includes(name)),
          ...axes,
          ...order.slice(start).filter((name) => !axes.includes(name)),
        ]);
    const [first = "", last = ""] = [axes[0], axes.at(-1)];
    const end = position(x, last);
    const isToEnd = end === x.axes.length - 1;
    const merged = x.axes.flatMap((axis) =>
      axis.name === first ? [{ name: into, size: 1 }] : axes.includes(axis.name) ? [] : [axis],
    );
    return [
      {
        expression:
          axes.length === 1
            ? x.expression
            : method(x.expression, "flatten", [dimension(x, first), ...(isToEnd ? [] : [fixed(end)])]),
        axes: resized(merged, outputAt(outputs, 0)),
      },
    ];
  }),
  emits(renameAxis, ({ inputs, attributes: { from, to } }) => {
    const { expression, axes } = inputAt<Tensor>(inputs, 0);
    return [{ expression, axes: axes.map(({ name, size }) => ({ name: name === from ? to : name, size })) }];
  }),
  emits(nearestResize, ({ inputs, outputs, attributes: { sizes } }) => {
    const { map, expression } = interpolated(inputAt<Tensor>(inputs, 0), sizes, { mode: text('"nearest"') });
    return [{ expression, axes: resized(map.axes, outputAt(outputs, 0)) }];
  }),
  emits(resize, ({ inputs, outputs, attributes: { sizes, mode, alignCorners } }) => {
    const { map, expression } = interpolated(inputAt<Tensor>(inputs, 0), sizes, {
      mode: text(mode === "linear" ? '"bilinear"' : '"bicubic"'),
      align_corners: fixed(alignCorners),
    });
    return [{ expression, axes: resized(map.axes, outputAt(outputs, 0)) }];
  }),
];
