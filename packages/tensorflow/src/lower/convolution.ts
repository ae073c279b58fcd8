import type { Axes } from "@netgraft/core";
import type { Window } from "@netgraft/core/graph";
import { arrange, reshape } from "./arrange.js";
import { type TensorFlowAttributes, types } from "./attributes.js";
import type { Emission } from "./emission.js";
import { type Margin, paddingOf, perAxis } from "./padding.js";
import { type EmittedTensor, fixedSize, orderOf } from "./emitted-tensor.js";
import { withTwins } from "./twins.js";

/** A convolution, or what passes back through one, as TensorFlow's operations have it. */
export interface Convolution {
  /** What the names of the operations begin with. */
  readonly op: "Conv2D" | "DepthwiseConv2dNative";
  readonly attributes: TensorFlowAttributes;
  /** Zeros that are to be put around the input, because the operation cannot think of them. */
  readonly margins: readonly Margin[];
  /** The axes of the kernel as the operation has it. */
  readonly kernel: Axes;
  /** How many times it is done, each time for some of the channels; 1 where the operation does all. */
  readonly parts: number;
  /** Whether the channel that comes out of each group is to be `withTwins`: the kernel has the twin. */
  readonly needsTwins: boolean;
}

export interface ConvolutionSizes {
  readonly groups: number;
  /** The channels that come out. */
  readonly out: number;
  /** Whether it is what passes back through the convolution. */
  readonly isGradient?: boolean;
}

/** @param x the axes of the input: examples, two spatial axes, channels */
export function convolution(
  { splitsGroups }: Emission,
  x: { readonly axes: Axes },
  windows: readonly [Window, Window],
  { groups, out, isGradient = false }: ConvolutionSizes,
): Convolution {
  const channels = fixedSize(x, "channel");
  const [first, second] = windows;
  const spatial = windows.map(({ axis, size }) => ({ name: axis, size }));
  const wanted = paddingOf(windows, x);
  // The depthwise operations have one stride; what passes back through dilated ones is wrong.
  const isDilated = windows.some(({ dilation }) => dilation > 1);
  const isDepthwise = groups > 1 && groups === channels && first.stride === second.stride && !isDilated;
  // Where one channel comes out of each group, oneDNN computes wrongly on processors with AVX-512: what passes back, and what
  // comes out of several that go in.
  const isLone = !isDepthwise && out === groups;
  const needsTwins = isLone && (isGradient || (groups > 1 && channels > groups));
  // oneDNN does not compute gradients of convolutions that think of zeros: without it, they take ten times as long where they
  // are dense, and there are none of groups and dilated ones.
  const isPadded = wanted === "EXPLICIT" && isGradient;
  const padding = isPadded ? "VALID" : wanted;
  return {
    op: isDepthwise ? "DepthwiseConv2dNative" : "Conv2D",
    attributes: {
      strides: perAxis(x, windows, ({ stride }) => stride),
      dilations: perAxis(x, windows, ({ dilation }) => dilation),
      padding,
      explicit_paddings: padding === "EXPLICIT" ? marginsOf(x, windows) : [],
      data_format: "NHWC",
    },
    margins: isPadded ? windows : [],
    kernel: [
      ...spatial,
      ...(isDepthwise
        ? [
            { name: "channel", size: channels },
            { name: "multiplier", size: out / channels },
          ]
        : [
            { name: "in", size: channels / groups },
            { name: "out", size: needsTwins ? 2 * out : out },
          ]),
    ],
    parts: groups > 1 && !isDepthwise && splitsGroups ? groups : 1,
    needsTwins,
  };
}

/** The weight as the kernel of a convolution, with its twins. */
export function kernelOf(
  emission: Emission,
  weight: EmittedTensor,
  { kernel, needsTwins }: Pick<Convolution, "kernel" | "needsTwins">,
): EmittedTensor {
  const spatial = orderOf(weight).filter((axis) => axis !== "in" && axis !== "out");
  const arranged = arrange(emission, weight, [...spatial, "in", "out"]);
  return reshape(emission, needsTwins ? withTwins(emission, arranged) : arranged, kernel);
}

/** Does something for each part of the channels: those of the operands, which are their last axis, and of the result. */
export function inParts(
  emission: Emission,
  parts: number,
  operands: readonly [string, string],
  write: (operands: readonly [string, string]) => string,
): string {
  if (parts === 1) return write(operands);
  const last = emission.number(3, "int32");
  const [first, second] = operands.map((operand) => emission.apply("Split", [last, operand], { num_split: parts }));
  const part = (split: string | undefined, index: number): string => `${split}${index === 0 ? "" : `:${index}`}`;
  const results = Array.from({ length: parts }, (_, index) => write([part(first, index), part(second, index)]));
  return emission.apply("ConcatV2", [...results, last], { N: parts, ...types({ Tidx: "int32" }) });
}

function marginsOf(x: { readonly axes: Axes }, windows: readonly Window[]): readonly number[] {
  return x.axes.flatMap(({ name }) => {
    const { before = 0, after = 0 } = windows.find(({ axis }) => axis === name) ?? {};
    return [before, after];
  });
}
