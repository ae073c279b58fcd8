import { axes } from "../../graph/axes.js";
import type { Initializer } from "../../graph/initializer.js";
import type { Value } from "../../graph/value.js";
import { conv as convOperation } from "../../operations/product/conv.js";
import { only } from "../../operations/rules/arity.js";
import type { Window } from "../../operations/rules/window.js";
import type { ParameterBuilder } from "./parameter-builder.js";
import { bothAxes, mapWindows, type Padding, type PerAxis } from "./per-axis.js";

/** A two-dimensional convolution that another can replace; defaults are those of a 1×1 convolution without bias. */
export interface ConvOptions {
  /** Output channels. */
  readonly channels: number;
  /** Side of the kernel, or [height, width]; default 1. */
  readonly kernel?: PerAxis;
  /** Default 1. */
  readonly stride?: number;
  /** Padded positions on each side, or [height, width]; default: what keeps the size at stride 1. */
  readonly padding?: PerAxis;
  /** Default 1. */
  readonly dilation?: number;
  /** Into how many groups the channels are parted; default 1. */
  readonly groups?: number;
  /** Whether it has a `bias`; default false. */
  readonly bias?: boolean;
  /** Default: He normal over the fan-out, as in torchvision and timm. */
  readonly initializer?: Initializer;
}

/** A two-dimensional convolution whose geometry may differ by axis and by side. */
export interface ConvLayerOptions extends Omit<ConvOptions, "stride" | "padding" | "dilation"> {
  /** Of both axes, or [height, width]; default 1. */
  readonly stride?: PerAxis;
  /** Padded positions: on every side, [height, width], or [[above, below], [left, right]]; default: what keeps the size at stride 1. */
  readonly padding?: Padding;
  /** Of both axes, or [height, width]; default 1. */
  readonly dilation?: PerAxis;
}

/** Convolution with parameters `weight` [out, in / groups, height, width] and, where asked, `bias` [out]. */
export function conv(b: ParameterBuilder, name: string, x: Value, options: ConvLayerOptions): Value {
  const { channels, groups = 1, bias = false, initializer = { kind: "heNormal", fan: "out" } } = options;
  const windows = convWindows(options);
  const [height, width] = [windows[0].size, windows[1].size];
  // At least 1, so that groups which do not fit the channels are reported as such.
  const inputs = Math.max(1, Math.floor(x.size("channel") / groups));
  const parameters = [b.parameter(`${name}.weight`, axes({ out: channels, in: inputs, height, width }), initializer)];
  if (bias)
    parameters.push(
      b.parameter(`${name}.bias`, axes({ out: channels }), { kind: "uniformFan", fanIn: inputs * height * width }),
    );
  return only(b.apply(convOperation, [x, ...parameters], { groups, windows }, name));
}

/** The windows of a convolution along height and width. */
export function convWindows({
  kernel = 1,
  stride = 1,
  dilation = 1,
  padding,
}: ConvLayerOptions): readonly [Window, Window] {
  const [sizes, dilations] = [bothAxes(kernel), bothAxes(dilation)];
  const same = (index: 0 | 1): number => Math.floor((dilations[index] * (sizes[index] - 1)) / 2);
  return mapWindows({ size: kernel, stride, padding: padding ?? [same(0), same(1)], dilation });
}
