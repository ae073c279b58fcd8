import { axes } from "../../graph/axes.js";
import type { Initializer } from "../../graph/initializer.js";
import type { Value } from "../../graph/value.js";
import { convTranspose as convTransposeOperation } from "../../operations/product/conv-transpose.js";
import { only } from "../../operations/rules/arity.js";
import type { ParameterBuilder } from "./parameter-builder.js";
import { bothAxes, mapWindows, type Padding, type PerAxis } from "./per-axis.js";

/** A transposed convolution of a map; defaults are those of PyTorch's `ConvTranspose2d`. */
export interface ConvTransposeOptions {
  /** Output channels. */
  readonly channels: number;
  /** Side of the kernel, or [height, width]. */
  readonly kernel: PerAxis;
  /** By how much the map grows along both axes, or [height, width]; default 1. */
  readonly stride?: PerAxis;
  /** Positions that the result lacks on every side, [height, width], or [[above, below], [left, right]]; default 0. */
  readonly padding?: Padding;
  /** Positions that the result has more below and on the right, less than the stride; default 0. */
  readonly outputPadding?: PerAxis;
  /** Of both axes, or [height, width]; default 1. */
  readonly dilation?: PerAxis;
  /** Into how many groups the channels are parted; default 1. */
  readonly groups?: number;
  /** Default true. */
  readonly bias?: boolean;
  /** Default: uniform in ±1/√(out / groups · height · width of the kernel), as in PyTorch. */
  readonly initializer?: Initializer;
}

/** Transposed convolution with parameters `weight` [in, out / groups, height, width] and, by default, `bias` [out]. */
export function convTranspose(b: ParameterBuilder, name: string, x: Value, options: ConvTransposeOptions): Value {
  const { channels, kernel, stride = 1, padding = 0, dilation = 1, groups = 1, bias = true } = options;
  const windows = mapWindows({ size: kernel, stride, padding, dilation });
  const [height, width] = bothAxes(kernel);
  const extra = bothAxes(options.outputPadding ?? 0);
  const sizes = windows.map((window, index) => {
    const reach = window.dilation * (window.size - 1) + 1;
    const covered = (x.size(window.axis) - 1) * window.stride + reach;
    // At least 1, so that a padding that leaves nothing is reported as a shape that does not fit.
    return { axis: window.axis, size: Math.max(1, covered - window.before - window.after + (extra[index] ?? 0)) };
  });
  const perGroup = Math.max(1, Math.floor(channels / groups));
  const uniform: Initializer = { kind: "uniformFan", fanIn: perGroup * height * width };
  const inputs = axes({ out: x.size("channel"), in: perGroup, height, width });
  const parameters = [b.parameter(`${name}.weight`, inputs, options.initializer ?? uniform)];
  if (bias) parameters.push(b.parameter(`${name}.bias`, axes({ out: channels }), uniform));
  return only(b.apply(convTransposeOperation, [x, ...parameters], { groups, windows, sizes }, name));
}
