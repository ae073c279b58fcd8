import type { Axes, Axis } from "@netgraft/core";

export interface MapSizes {
  readonly batch: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** A feature map that has been computed, in the order of the step's layout. */
export interface FeatureMap {
  readonly name: string;
  readonly sizes: MapSizes;
}

/** The axes of a feature map in the order of ONNX's operators. */
export const mapOrder = ["batch", "channel", "height", "width"] as const;

/**
 * The sizes of what a layout takes as a feature map: four axes of known sizes, more than one position, and a multiple of
 * `block` channels. Undefined for everything else.
 */
export function mapSizes(axes: Axes, block: number): MapSizes | undefined {
  const sizeOf = (wanted: string): number => Number(axes.find(({ name }) => name === wanted)?.size);
  const [batch, channels, height, width] = [sizeOf("batch"), sizeOf("channel"), sizeOf("height"), sizeOf("width")];
  if (axes.length !== 4 || [batch, channels, height, width].some((size) => !Number.isInteger(size))) return undefined;
  return height * width > 1 && channels % block === 0 ? { batch, channels, height, width } : undefined;
}

export function mapAxes({ batch, channels, height, width }: MapSizes): Axes {
  const sizes = { batch, channel: channels, height, width };
  return mapOrder.map((name): Axis => ({ name, size: sizes[name] }));
}

export function isSameSize(a: MapSizes, b: MapSizes): boolean {
  return a.batch === b.batch && a.channels === b.channels && a.height === b.height && a.width === b.width;
}

/** Whether a value has the axes of a feature map of these sizes. */
export function hasSizes({ axes }: { readonly axes: Axes }, sizes: MapSizes): boolean {
  const own = mapSizes(axes, 1);
  return own !== undefined && isSameSize(own, sizes);
}

export function positionsOf({ height, width }: MapSizes): number {
  return height * width;
}
