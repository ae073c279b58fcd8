import type { Window } from "@netgraft/core/graph";
import { expand, squeeze } from "./arrange.js";
import type { Emission } from "./emission.js";
import { orderOf, position, type EmittedTensor } from "./emitted-tensor.js";

/** An input laid out as ONNX's convolutions and pools want it: batch, channel, then all other axes with a window each. */
export interface SpatialLayout {
  readonly x: EmittedTensor;
  /** One for each axis after batch and channel; those that nothing moves over have a window of size 1. */
  readonly windows: readonly Window[];
  /** Axes that were added and are dropped from the output. */
  readonly added: readonly string[];
}

/** Lays out `given` as batch, channel, spatial axes; a batch or channel that it lacks is added with size 1. */
export function spatialLayout(emission: Emission, given: EmittedTensor, windows: readonly Window[]): SpatialLayout {
  const added = ["batch", "channel"].filter((axis) => position(given, axis) < 0);
  const spatial = orderOf(given).filter((axis) => axis !== "batch" && axis !== "channel");
  const x = expand(emission, given, ["batch", "channel", ...spatial]);
  const still = (axis: string): Window => ({ axis, size: 1, stride: 1, before: 0, after: 0, dilation: 1 });
  return { x, windows: spatial.map((axis) => windows.find((window) => window.axis === axis) ?? still(axis)), added };
}

/** The output of a convolution or pool without the axes that were added for it. */
export function withoutAdded(emission: Emission, output: EmittedTensor, { added }: SpatialLayout): EmittedTensor {
  return squeeze(emission, output, added);
}

/** ONNX's attributes of windows; `dilations` only where they are not all 1. */
export function windowAttributes(windows: readonly Window[]): Record<string, readonly number[]> {
  const dilations = windows.map(({ dilation }) => dilation);
  return {
    kernel_shape: windows.map(({ size }) => size),
    strides: windows.map(({ stride }) => stride),
    pads: [...windows.map(({ before }) => before), ...windows.map(({ after }) => after)],
    ...(dilations.every((dilation) => dilation === 1) ? {} : { dilations }),
  };
}
