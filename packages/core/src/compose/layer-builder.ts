import type { Axes } from "../graph/axes.js";
import type { GraphBuilder } from "../graph/graph-builder.js";
import type { Initializer } from "../graph/initializer.js";
import type { Attributes } from "../graph/attributes.js";
import type { Operation } from "../graph/operation.js";
import type { Value, ValueType } from "../graph/value.js";
import { abs } from "../operations/elementwise/functions.js";
import { adaptiveAveragePool } from "../operations/pool/adaptive-average-pool.js";
import { add } from "../operations/elementwise/arithmetic.js";
import { averagePool } from "../operations/pool/average-pool.js";
import { channelShuffle } from "../operations/axes/channel-shuffle.js";
import { clamp } from "../operations/clamp.js";
import { concat } from "../operations/axes/concat.js";
import { detach } from "../operations/training/detach.js";
import { divide } from "../operations/divide.js";
import { dropPath } from "../operations/drop-path.js";
import { dropout } from "../operations/training/dropout.js";
import type { NoAttributes } from "../operations/elementwise/unary.js";
import { erf } from "../operations/erf.js";
import { exp } from "../operations/exp.js";
import { gelu } from "../operations/gelu.js";
import { globalPool } from "../operations/pool/global-pool.js";
import { hardSigmoid } from "../operations/hard-sigmoid.js";
import { hardSwish } from "../operations/hard-swish.js";
import { log } from "../operations/log.js";
import { matmul } from "../operations/product/matmul.js";
import { maxPool } from "../operations/pool/max-pool.js";
import { maximum } from "../operations/maximum.js";
import { mergeAxes } from "../operations/axes/merge-axes.js";
import { multiply } from "../operations/multiply.js";
import { nearestResize } from "../operations/axes/nearest-resize.js";
import { only } from "../operations/rules/only.js";
import { pad } from "../operations/axes/pad.js";
import { reduceMax } from "../operations/reduce-max.js";
import { reduceMean } from "../operations/reduce-mean.js";
import { reduceSum } from "../operations/reduce-sum.js";
import { relu } from "../operations/elementwise/activations.js";
import { renameAxis } from "../operations/axes/rename-axis.js";
import { shakeShake } from "../operations/training/shake-shake.js";
import { sigmoid } from "../operations/sigmoid.js";
import { silu } from "../operations/silu.js";
import { slice } from "../operations/axes/slice.js";
import { softmax } from "../operations/reduction/softmax.js";
import { splitAxis } from "../operations/axes/split-axis.js";
import { sqrt } from "../operations/sqrt.js";
import { subtract } from "../operations/subtract.js";
import { tanh } from "../operations/tanh.js";
import { squareWindow } from "../operations/rules/window.js";
import { batchNorm, type BatchNormOptions } from "./layers/batch-norm.js";
import { conv, type ConvOptions } from "./layers/conv.js";
import { dense, type DenseOptions } from "./layers/dense.js";

/** A pool's geometry; the stride is by default the size. */
export interface PoolOptions {
  readonly size: number;
  readonly stride?: number;
  readonly padding?: number;
  /** Whether a last window may hang over the end (Caffe, PyTorch's `ceil_mode`). */
  readonly ceil?: boolean;
}

/** Operations and layers by name, built in the current scope. Sizes are taken from the values. */
export abstract class LayerBuilder {
  protected constructor(protected readonly graph: GraphBuilder) {}

  // Anything.
  /** Applies any operation, those of plugins included; `name` is the node's name in the scope. */
  apply<A extends Attributes>(
    operation: Operation<A>,
    inputs: readonly Value[],
    attributes: A,
    name?: string,
  ): readonly Value[] {
    return this.graph.apply(operation, inputs, attributes, name);
  }
  /** A learned tensor; its name is prefixed with the scope's. @throws NG_DUPLICATE_NAME */
  parameter(name: string, axes: Axes, initializer: Initializer): Value {
    return this.graph.parameter(this.#prefixed(name), axes, initializer);
  }
  /** A tensor of the state that is not learned. @throws NG_DUPLICATE_NAME */
  buffer(name: string, axes: Axes, initializer: Initializer): Value {
    return this.graph.buffer(this.#prefixed(name), axes, initializer);
  }
  constant(type: ValueType, data: readonly number[]): Value {
    return this.graph.constant(type, data);
  }
  /** A constant without axes. */
  number(value: number): Value {
    return this.graph.constant({ dtype: "float32", axes: [] }, [value]);
  }

  // Layers, with parameters.
  conv(name: string, x: Value, options: ConvOptions): Value {
    return conv(this, name, x, options);
  }
  batchNorm(name: string, x: Value, options?: BatchNormOptions): Value {
    return batchNorm(this, name, x, options);
  }
  dense(name: string, x: Value, options: DenseOptions): Value {
    return dense(this, name, x, options);
  }

  // Element by element.
  relu(x: Value): Value {
    return this.#plain(relu, x);
  }
  sigmoid(x: Value): Value {
    return this.#plain(sigmoid, x);
  }
  tanh(x: Value): Value {
    return this.#plain(tanh, x);
  }
  silu(x: Value): Value {
    return this.#plain(silu, x);
  }
  hardSigmoid(x: Value): Value {
    return this.#plain(hardSigmoid, x);
  }
  hardSwish(x: Value): Value {
    return this.#plain(hardSwish, x);
  }
  gelu(x: Value): Value {
    return this.#plain(gelu, x);
  }
  erf(x: Value): Value {
    return this.#plain(erf, x);
  }
  exp(x: Value): Value {
    return this.#plain(exp, x);
  }
  log(x: Value): Value {
    return this.#plain(log, x);
  }
  sqrt(x: Value): Value {
    return this.#plain(sqrt, x);
  }
  abs(x: Value): Value {
    return this.#plain(abs, x);
  }
  clamp(x: Value, lowest: number, highest: number): Value {
    return only(this.apply(clamp, [x], { minimum: lowest, maximum: highest }));
  }
  relu6(x: Value): Value {
    return this.clamp(x, 0, 6);
  }
  /** a + b, matched by axis name; `residual` where it joins a branch and its shortcut. */
  add(a: Value, b: Value, { residual = false }: { residual?: boolean } = {}): Value {
    return only(this.apply(add, [a, b], { residual }));
  }
  subtract(a: Value, b: Value): Value {
    return this.#plain(subtract, a, b);
  }
  multiply(a: Value, b: Value): Value {
    return this.#plain(multiply, a, b);
  }
  divide(a: Value, b: Value): Value {
    return this.#plain(divide, a, b);
  }
  maximum(a: Value, b: Value): Value {
    return this.#plain(maximum, a, b);
  }
  softmax(x: Value, axis: string): Value {
    return only(this.apply(softmax, [x], { axis }));
  }

  // Pools and reductions.
  maxPool(x: Value, { size, stride = size, padding = 0, ceil = false }: PoolOptions): Value {
    return only(this.apply(maxPool, [x], { windows: squareWindow({ size, stride, padding }), ceil }));
  }
  /** `countPadding` is PyTorch's `count_include_pad`; default true. */
  averagePool(
    x: Value,
    {
      size,
      stride = size,
      padding = 0,
      ceil = false,
      countPadding = true,
    }: PoolOptions & { readonly countPadding?: boolean },
  ): Value {
    return only(this.apply(averagePool, [x], { windows: squareWindow({ size, stride, padding }), ceil, countPadding }));
  }
  /** Means over as many ranges of each axis as `sizes` says (PyTorch's `AdaptiveAvgPool2d`); x itself where it has these sizes. */
  adaptiveAveragePool(x: Value, sizes: Readonly<Record<string, number>>): Value {
    const pooled = Object.entries(sizes).map(([axis, size]) => ({ axis, size }));
    if (pooled.every(({ axis, size }) => x.size(axis) === size)) return x;
    return only(this.apply(adaptiveAveragePool, [x], { sizes: pooled }));
  }
  /** The mean of each feature map, kept as height 1 and width 1. */
  globalAveragePool(x: Value): Value {
    return only(this.apply(globalPool, [x], { of: "mean" }));
  }
  /** The maximum of each feature map, kept as height 1 and width 1. */
  globalMaxPool(x: Value): Value {
    return only(this.apply(globalPool, [x], { of: "maximum" }));
  }
  reduceSum(x: Value, reduced: readonly string[], { keep = false }: { keep?: boolean } = {}): Value {
    return only(this.apply(reduceSum, [x], { axes: reduced, keep }));
  }
  reduceMean(x: Value, reduced: readonly string[], { keep = false }: { keep?: boolean } = {}): Value {
    return only(this.apply(reduceMean, [x], { axes: reduced, keep }));
  }
  reduceMax(x: Value, reduced: readonly string[], { keep = false }: { keep?: boolean } = {}): Value {
    return only(this.apply(reduceMax, [x], { axes: reduced, keep }));
  }

  // Axes.
  renameAxis(x: Value, from: string, to: string): Value {
    return only(this.apply(renameAxis, [x], { from, to }));
  }
  /** Splits one axis into several, slowest first. */
  splitAxis(x: Value, axis: string, into: Readonly<Record<string, number>>): Value {
    return only(
      this.apply(splitAxis, [x], { axis, into: Object.entries(into).map(([name, size]) => ({ name, size })) }),
    );
  }
  /** Merges axes into one, slowest first. */
  mergeAxes(x: Value, merged: readonly string[], into: string): Value {
    return only(this.apply(mergeAxes, [x], { axes: merged, into }));
  }
  /** Channel, height and width as one `channel`, in PyTorch's order. */
  flatten(x: Value): Value {
    return this.mergeAxes(x, ["channel", "height", "width"], "channel");
  }
  /** Deals the channels of each of `groups` groups out in turn (ShuffleNet). */
  channelShuffle(x: Value, groups: number): Value {
    return groups === 1 ? x : only(this.apply(channelShuffle, [x], { groups }));
  }
  slice(x: Value, axis: string, { start = 0, end, step = 1 }: { start?: number; end?: number; step?: number }): Value {
    return only(this.apply(slice, [x], { axis, start, end: end ?? x.size(axis), step }));
  }
  concat(values: readonly Value[], axis = "channel"): Value {
    return only(this.apply(concat, values, { axis }));
  }
  pad(
    x: Value,
    axis: string,
    { before = 0, after = 0, value = 0 }: { before?: number; after?: number; value?: number },
  ): Value {
    return only(this.apply(pad, [x], { axis, before, after, value }));
  }
  /** The sum of products over one shared axis; other axes are matched by name. */
  matmul(a: Value, b: Value, over: string): Value {
    return only(this.apply(matmul, [a, b], { over }));
  }

  /** Repeats or leaves out elements, so that the axes have the sizes given (PyTorch's mode `nearest`). */
  nearestResize(x: Value, sizes: Readonly<Record<string, number>>): Value {
    const resized = Object.entries(sizes).map(([axis, size]) => ({ axis, size }));
    return only(this.apply(nearestResize, [x], { sizes: resized }));
  }

  // Training.
  /** The same value, through which no gradient passes back. */
  detach(x: Value): Value {
    return this.#plain(detach, x);
  }
  /** Drops elements in training, the identity otherwise. */
  dropout(x: Value, rate: number): Value {
    return rate === 0 ? x : only(this.apply(dropout, [x], { rate }));
  }
  /** Drops the whole branch per example in training, the identity otherwise. */
  dropPath(x: Value, rate: number): Value {
    return rate === 0 ? x : only(this.apply(dropPath, [x], { rate }));
  }
  /** The mean of two residual branches; a random mixture per example in training. */
  shakeShake(a: Value, b: Value): Value {
    return this.#plain(shakeShake, a, b);
  }

  #plain(operation: Operation<NoAttributes>, ...inputs: readonly Value[]): Value {
    return only(this.apply(operation, inputs, {}));
  }
  #prefixed(name: string): string {
    const { path } = this.graph.scope;
    return path === "" ? name : `${path}.${name}`;
  }
}
