import {
  adaptiveAveragePool,
  adaptiveMaxPool,
  type AdaptivePoolAttributes,
  type Axes,
  averagePool,
  type Emitter,
  emits,
  fixedSize,
  globalPool,
  inputAt,
  logSoftmax,
  maxPool,
  outputAt,
  reduceMax,
  reduceMean,
  reduceMin,
  reduceSum,
  type Operation,
  resized,
  softmax,
  variance,
  type Window,
} from "@netgraft/core/graph";
import { call, type Expression, fixed, method, operator, slot, text, tuple } from "../python/expression.js";
import { dimension, dimensions, mapOrder, type Emission, type Row, type Tensor } from "./tensor.js";
import { poolArguments, type PoolAttributes } from "./pool-arguments.js";

type Reduction = { readonly axes: readonly string[]; readonly keep: boolean };

/** The axes that are left of a tensor's. */
function reduced({ axes }: Tensor, { axes: gone, keep }: Reduction): Axes {
  return axes.flatMap((axis) => (!gone.includes(axis.name) ? [axis] : keep ? [{ name: axis.name, size: 1 }] : []));
}

function reduction(operation: Operation<Reduction>, name: string): Row {
  return emits(operation, ({ inputs, attributes }) => [reducedBy(name, inputAt<Tensor>(inputs, 0), attributes)]);
}

function reducedBy(
  name: string,
  x: Tensor,
  attributes: Reduction,
  rest: Readonly<Record<string, Expression>> = {},
): Tensor {
  const kept = attributes.keep ? { keepdim: fixed(true) } : {};
  return {
    expression: method(x.expression, name, [dimensions(x, attributes.axes)], { ...rest, ...kept }),
    axes: reduced(x, attributes),
  };
}

/** Numbers on each side of a map, in PyTorch's order: from the last axis. */
function sides(windows: readonly Window[]): Expression {
  return tuple(windows.toReversed().flatMap(({ before, after }) => [slot(before, "padding"), slot(after, "padding")]));
}

function pooled(name: string): Emitter<Tensor, Emission, PoolAttributes> {
  return ({ inputs, outputs, attributes }) => {
    const { windows, ceil, countPadding } = attributes;
    const x = mapOrder(
      inputAt<Tensor>(inputs, 0),
      windows.map(({ axis }) => axis),
    );
    const axes = resized(x.axes, outputAt(outputs, 0));
    const pool = (of: Expression, given: PoolAttributes): Expression => ({
      kind: "call",
      callee: text(`F.${name}`),
      arguments: [{ value: of }, ...(poolArguments(given) ?? [])],
    });
    if (poolArguments(attributes) !== undefined) return [{ expression: pool(x.expression, attributes), axes }];
    const bare: PoolAttributes = {
      windows: windows.map((window) => ({ ...window, before: 0, after: 0 })),
      ceil,
      ...(countPadding !== undefined && { countPadding: true }),
    };
    if (countPadding === undefined) {
      const padded = call("F.pad", [x.expression, sides(windows)], { value: text('float("-inf")') });
      return [{ expression: pool(padded, bare), axes }];
    }
    const padded = pool(call("F.pad", [x.expression, sides(windows)]), bare);
    if (countPadding) return [{ expression: padded, axes }];
    // What is padded counts nothing: the mean over all, by the share that is inside.
    const inside = call("F.pad", [call("torch.ones_like", [x.expression]), sides(windows)]);
    return [{ expression: operator(padded, "/", pool(inside, bare)), axes }];
  };
}

/** An adaptive pool of a map; an axis that it does not name keeps its size. */
function adaptive(operation: Operation<AdaptivePoolAttributes>, name: string): Row {
  return emits(operation, ({ inputs, outputs, attributes }) => {
    const x = mapOrder(inputAt<Tensor>(inputs, 0), ["height", "width"]);
    const sizes = ["height", "width"].map((axis) => {
      const size = attributes.sizes.find((each) => each.axis === axis)?.size;
      return size === undefined || size === fixedSize(x, axis) ? text("None") : slot(size, axis);
    });
    return [
      { expression: call(`F.${name}`, [x.expression, tuple(sizes)]), axes: resized(x.axes, outputAt(outputs, 0)) },
    ];
  });
}

export const reductions: readonly Row[] = [
  reduction(reduceMean, "mean"),
  reduction(reduceSum, "sum"),
  reduction(reduceMax, "amax"),
  reduction(reduceMin, "amin"),
  emits(variance, ({ inputs, attributes }) => [
    reducedBy("var", inputAt<Tensor>(inputs, 0), attributes, { correction: fixed(attributes.correction) }),
  ]),
  emits(globalPool, ({ inputs, attributes: { of } }) => [
    reducedBy(of === "mean" ? "mean" : "amax", inputAt<Tensor>(inputs, 0), { axes: ["height", "width"], keep: true }),
  ]),
  emits(softmax, ({ inputs, attributes: { axis } }) => {
    const x = inputAt<Tensor>(inputs, 0);
    return [{ expression: method(x.expression, "softmax", [], { dim: dimension(x, axis) }), axes: x.axes }];
  }),
  emits(logSoftmax, ({ inputs, attributes: { axis } }) => {
    const x = inputAt<Tensor>(inputs, 0);
    return [{ expression: method(x.expression, "log_softmax", [], { dim: dimension(x, axis) }), axes: x.axes }];
  }),
  emits(maxPool, pooled("max_pool2d")),
  emits(averagePool, pooled("avg_pool2d")),
  adaptive(adaptiveAveragePool, "adaptive_avg_pool2d"),
  adaptive(adaptiveMaxPool, "adaptive_max_pool2d"),
];
