import type { Attributes } from "../graph/attributes.js";
import type { Axes } from "../graph/axes.js";
import type { GraphBuilder } from "../graph/graph-builder.js";
import type { Initializer } from "../graph/initializer.js";
import type { Operation } from "../graph/operation.js";
import type { Value, ValueType } from "../graph/value.js";
import { channelShuffle } from "../operations/axes/channel-shuffle.js";
import { flip, reflectPad, roll, tile } from "../operations/axes/rearrangements.js";
import { nearestResize } from "../operations/axes/nearest-resize.js";
import { resize, type ResizeAttributes } from "../operations/axes/resize.js";
import { unfold } from "../operations/axes/unfold.js";
import { adaptiveAveragePool } from "../operations/pool/adaptive-average-pool.js";
import { adaptiveMaxPool } from "../operations/pool/adaptive-max-pool.js";
import { averagePool } from "../operations/pool/average-pool.js";
import { globalPool } from "../operations/pool/global-pool.js";
import { maxPool } from "../operations/pool/max-pool.js";
import { only } from "../operations/rules/arity.js";
import { dropout, dropPath } from "../operations/training/dropout.js";
import { shakeShake } from "../operations/training/shake-shake.js";
import { FormulaBuilder } from "../operations/formulas.js";
import type { ParameterBuilder } from "./layers/parameter-builder.js";
import {
  batchNorm,
  type BatchNormOptions,
  groupNorm,
  type GroupNormOptions,
  layerNorm,
  type LayerNormOptions,
} from "./layers/norms.js";
import { conv, type ConvLayerOptions } from "./layers/conv.js";
import { convTranspose, type ConvTransposeOptions } from "./layers/conv-transpose.js";
import { dense, type DenseOptions } from "./layers/dense.js";
import { mapWindows, type Padding, type PerAxis } from "./layers/per-axis.js";

/** A pool's geometry. */
export interface PoolOptions {
  /** Side of the window, or [height, width]. */
  readonly size: PerAxis;
  /** Default: the size. */
  readonly stride?: PerAxis;
  /** Padded positions: on every side, [height, width], or [[above, below], [left, right]]; default 0. */
  readonly padding?: Padding;
  /** Whether a last window may hang over the end (Caffe, PyTorch's `ceil_mode`). */
  readonly ceil?: boolean;
}

/** Operations and layers by name, built in the current scope. Sizes are taken from the values. */
export abstract class LayerBuilder extends FormulaBuilder implements ParameterBuilder {
  protected constructor(protected readonly graph: GraphBuilder) {
    super();
  }

  /** Applies any operation, those of plugins included; `name` is the node's name in the scope. */
  override apply<A extends Attributes>(
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
  /** Numbers that never change, row by row in the order of the type's axes. */
  override constant(type: ValueType, data: readonly number[]): Value {
    return this.graph.constant(type, data);
  }

  // Layers, with parameters.
  /** A convolution of a map, with the parameters `weight` and, where asked, `bias`; a sum over channels and kernel as in PyTorch. */
  conv(name: string, x: Value, options: ConvLayerOptions): Value {
    return conv(this, name, x, options);
  }
  /** A transposed convolution, with `weight` and, by default, `bias` (PyTorch's `ConvTranspose2d`). */
  convTranspose(name: string, x: Value, options: ConvTransposeOptions): Value {
    return convTranspose(this, name, x, options);
  }
  /** Batch norm with `weight`, `bias`, `running_mean` and `running_var`. */
  batchNorm(name: string, x: Value, options?: BatchNormOptions): Value {
    return batchNorm(this, name, x, options);
  }
  /** Group norm with, by default, `weight` and `bias` (PyTorch's `GroupNorm`). */
  groupNorm(name: string, x: Value, options: GroupNormOptions): Value {
    return groupNorm(this, name, x, options);
  }
  /** Each channel of each example by itself (PyTorch's `InstanceNorm2d`); by default without parameters. */
  instanceNorm(name: string, x: Value, { affine = false, ...options }: Omit<GroupNormOptions, "groups"> = {}): Value {
    return groupNorm(this, name, x, { ...options, affine, groups: x.size("channel") });
  }
  /** Layer norm, by default over the channels, with, by default, `weight` and `bias` (PyTorch's `LayerNorm`). */
  layerNorm(name: string, x: Value, options?: LayerNormOptions): Value {
    return layerNorm(this, name, x, options);
  }
  /** A fully connected layer over `channel` with `weight` and, by default, `bias`. */
  dense(name: string, x: Value, options: DenseOptions): Value {
    return dense(this, name, x, options);
  }

  /** min(max(x, 0), 6). */
  relu6(x: Value): Value {
    return this.clamp(x, 0, 6);
  }

  // Pools.
  maxPool(x: Value, { size, stride = size, padding = 0, ceil = false }: PoolOptions): Value {
    return only(this.apply(maxPool, [x], { windows: mapWindows({ size, stride, padding }), ceil }));
  }
  /** The mean under each window; `countPadding` is PyTorch's `count_include_pad`; default true. */
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
    return only(this.apply(averagePool, [x], { windows: mapWindows({ size, stride, padding }), ceil, countPadding }));
  }
  /** Means over as many ranges of each axis as `sizes` says (PyTorch's `AdaptiveAvgPool2d`); x itself where it has these sizes. */
  adaptiveAveragePool(x: Value, sizes: Readonly<Record<string, number>>): Value {
    const pooled = Object.entries(sizes).map(([axis, size]) => ({ axis, size }));
    if (pooled.every(({ axis, size }) => x.size(axis) === size)) return x;
    return only(this.apply(adaptiveAveragePool, [x], { sizes: pooled }));
  }
  /** Maxima over as many ranges of each axis as `sizes` says (PyTorch's `AdaptiveMaxPool2d`); x itself where it has these sizes. */
  adaptiveMaxPool(x: Value, sizes: Readonly<Record<string, number>>): Value {
    const pooled = Object.entries(sizes).map(([axis, size]) => ({ axis, size }));
    if (pooled.every(({ axis, size }) => x.size(axis) === size)) return x;
    return only(this.apply(adaptiveMaxPool, [x], { sizes: pooled }));
  }
  /** The mean of each feature map, kept as height 1 and width 1. */
  globalAveragePool(x: Value): Value {
    return only(this.apply(globalPool, [x], { of: "mean" }));
  }
  /** The maximum of each feature map, kept as height 1 and width 1. */
  globalMaxPool(x: Value): Value {
    return only(this.apply(globalPool, [x], { of: "maximum" }));
  }

  // Axes.
  /** The elements along an axis from the last to the first. */
  flip(x: Value, axis: string): Value {
    return only(this.apply(flip, [x], { axis }));
  }
  /** The elements moved along an axis, those that leave at its end entering at its start (PyTorch's `roll`). */
  roll(x: Value, axis: string, shift: number): Value {
    return only(this.apply(roll, [x], { axis, shift }));
  }
  /** The whole axis so many times, one after the other. */
  tile(x: Value, axis: string, count: number): Value {
    return only(this.apply(tile, [x], { axis, count }));
  }
  /** x with elements before and after along an axis that mirror those inside (PyTorch's padding mode `reflect`). */
  reflectPad(
    x: Value,
    axis: string,
    { before = 0, after = 0 }: { readonly before?: number; readonly after?: number },
  ): Value {
    return only(this.apply(reflectPad, [x], { axis, before, after }));
  }
  /** Channel, height and width as one `channel`, in PyTorch's order. */
  flatten(x: Value): Value {
    return this.mergeAxes(x, ["channel", "height", "width"], "channel");
  }
  /** Deals the channels of each of `groups` groups out in turn (ShuffleNet). */
  channelShuffle(x: Value, groups: number): Value {
    return groups === 1 ? x : only(this.apply(channelShuffle, [x], { groups }));
  }
  /** Repeats or leaves out elements, so that the axes have the sizes given (PyTorch's mode `nearest`). */
  nearestResize(x: Value, sizes: Readonly<Record<string, number>>): Value {
    const resized = Object.entries(sizes).map(([axis, size]) => ({ axis, size }));
    return only(this.apply(nearestResize, [x], { sizes: resized }));
  }
  /**
   * Elements between the elements, so that the axes have the sizes given: along height and width, bilinear by default
   * (PyTorch's `interpolate` without `antialias`).
   */
  resize(
    x: Value,
    sizes: Readonly<Record<string, number>>,
    { mode = "linear", alignCorners = false }: Partial<Pick<ResizeAttributes, "mode" | "alignCorners">> = {},
  ): Value {
    const resized = Object.entries(sizes).map(([axis, size]) => ({ axis, size }));
    return only(this.apply(resize, [x], { sizes: resized, mode, alignCorners }));
  }
  /** What lies under each position of a window, as channels in PyTorch's order (`unfold`, im2col). */
  unfold(
    x: Value,
    {
      kernel,
      stride = 1,
      padding = 0,
      dilation = 1,
    }: { readonly kernel: PerAxis; readonly stride?: PerAxis; readonly padding?: Padding; readonly dilation?: PerAxis },
  ): Value {
    return only(this.apply(unfold, [x], { windows: mapWindows({ size: kernel, stride, padding, dilation }) }));
  }

  // Training.
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
    return only(this.apply(shakeShake, [a, b], {}));
  }

  #prefixed(name: string): string {
    const { path } = this.graph.scope;
    return path === "" ? name : `${path}.${name}`;
  }
}
