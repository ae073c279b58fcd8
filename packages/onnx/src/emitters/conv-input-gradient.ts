import { type ConvInputGradientAttributes, resized, type Window } from "@netgraft/core/graph";
import { expand } from "../lower/arrange.js";
import type { Emission } from "../lower/emission.js";
import { spatialLayout, windowAttributes, withoutAdded } from "../lower/spatial.js";
import { fixedSize, type EmittedTensor } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";

/**
 * Conv with the weight flipped and its channels exchanged where the windows have stride 1, which runtimes compute twice
 * as fast as ConvTranspose; ConvTranspose elsewhere, which does not multiply the zeros between strided positions.
 */
export const convInputGradient: Emitter<ConvInputGradientAttributes> = (
  { inputs, outputs, attributes: { groups, windows: moved } },
  emission,
) => {
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  const { x: dy, windows } = layout;
  const weight = expand(emission, inputAt(inputs, 1), ["out", "in", ...windows.map(({ axis }) => axis)]);
  const axes = resized(dy.axes, outputAt(outputs, 0));
  const isPlain = windows.every((w) => w.stride === 1 && Math.max(w.before, w.after) < reach(w));
  const name = isPlain
    ? emission.apply("Conv", [dy.name, exchanged(emission, weight, groups)], {
        group: groups,
        ...windowAttributes(windows.map(opposite)),
      })
    : emission.apply("ConvTranspose", [dy.name, weight.name], {
        group: groups,
        ...windowAttributes(windows),
        output_padding: windows.map((w) => fixedSize({ axes }, w.axis) - spanned(w, fixedSize(dy, w.axis))),
      });
  return [withoutAdded(emission, { name, axes }, layout)];
};

/** How many positions a window covers from its first to its last. */
function reach({ size, dilation }: Window): number {
  return dilation * (size - 1) + 1;
}

/** Positions that so many windows span; those that a stride leaves over come on top. */
function spanned(window: Window, count: number): number {
  return (count - 1) * window.stride + reach(window) - window.before - window.after;
}

/** The window that undoes one of stride 1. */
function opposite(window: Window): Window {
  const last = reach(window) - 1;
  return { ...window, before: last - window.before, after: last - window.after };
}

/** The weight [in, out / groups, …] whose kernels run the other way. */
function exchanged(emission: Emission, weight: EmittedTensor, groups: number): string {
  const [out = 0, perGroup = 0, ...kernel] = weight.axes.map(({ size }) => Number(size));
  const flipped = reversed(emission, weight.name, kernel);
  const rest = kernel.map((_, index) => index + 2);
  if (groups === 1) return emission.assist("Transpose", [flipped], { perm: [1, 0, ...rest] });
  const reshape = (name: string, shape: readonly number[]): string =>
    emission.assist("Reshape", [name, emission.integers(shape)]);
  const split = reshape(flipped, [groups, out / groups, perGroup, ...kernel]);
  const swapped = emission.assist("Transpose", [split], { perm: [0, 2, 1, ...rest.map((axis) => axis + 1)] });
  return reshape(swapped, [groups * perGroup, out / groups, ...kernel]);
}

/** The weight with the axes of its kernel from their last position to their first. */
function reversed(emission: Emission, weight: string, kernel: readonly number[]): string {
  const axes = kernel.flatMap((size, index) => (size > 1 ? [index + 2] : []));
  if (axes.length === 0) return weight;
  const list = (value: number): string => emission.integers(axes.map(() => value));
  // An end before the first position.
  return emission.assist("Slice", [weight, list(-1), list(-(2 ** 31)), emission.integers(axes), list(-1)]);
}
