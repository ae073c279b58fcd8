import { axes } from "../../graph/axes.js";
import type { Initializer } from "../../graph/initializer.js";
import type { Value } from "../../graph/value.js";
import { conv as convOperation } from "../../operations/product/conv.js";
import { only } from "../../operations/rules/outputs.js";
import type { Window } from "../../operations/rules/window.js";
import type { ParameterBuilder } from "./parameter-builder.js";

/** A two-dimensional convolution; defaults are those of a 1×1 convolution without bias. */
export interface ConvOptions {
  /** Output channels. */
  readonly channels: number;
  /** Side of the kernel, or [height, width]; default 1. */
  readonly kernel?: number | readonly [number, number];
  readonly stride?: number;
  /** Padded positions on each side, or [height, width]; default: what keeps the size at stride 1. */
  readonly padding?: number | readonly [number, number];
  readonly dilation?: number;
  readonly groups?: number;
  readonly bias?: boolean;
  /** Default: He normal over the fan-out, as in torchvision and timm. */
  readonly initializer?: Initializer;
}

/** Convolution with parameters `weight` [out, in / groups, height, width] and, where asked, `bias` [out]. */
export function conv(b: ParameterBuilder, name: string, x: Value, options: ConvOptions): Value {
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
export function convWindows({ kernel = 1, stride = 1, dilation = 1, padding }: ConvOptions): readonly [Window, Window] {
  const sizes = typeof kernel === "number" ? ([kernel, kernel] as const) : kernel;
  const same = (size: number): number => Math.floor((dilation * (size - 1)) / 2);
  const pads =
    padding === undefined
      ? ([same(sizes[0]), same(sizes[1])] as const)
      : typeof padding === "number"
        ? ([padding, padding] as const)
        : padding;
  const window = (axis: string, size: number, pad: number): Window => ({
    axis,
    size,
    stride,
    before: pad,
    after: pad,
    dilation,
  });
  return [window("height", sizes[0], pads[0]), window("width", sizes[1], pads[1])];
}
