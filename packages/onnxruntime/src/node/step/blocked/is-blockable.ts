import type { Axes, ConvAttributes, Node, Window } from "@netgraft/core/graph";

/** A convolution over height and width. */
export interface PlaneConvolution {
  readonly height: Window;
  readonly width: Window;
  readonly groups: number;
}

/** The convolution that attributes describe, if it moves over height and width and nothing else. */
export function planeConvolution({ groups, windows }: ConvAttributes): PlaneConvolution | undefined {
  const [height, width] = ["height", "width"].map((axis) => windows.find((window) => window.axis === axis));
  return height && width && windows.length === 2 ? { height, width, groups } : undefined;
}

/**
 * Whether a convolution can be one of feature maps in blocks: from blocks to blocks, from the few channels of a picture to
 * blocks, or channel by channel.
 */
export function isBlockable({ inputs: [x, weight], attributes, operation }: Node, block: number): boolean {
  if (operation.kind !== "conv" || x === undefined || weight === undefined) return false;
  // The node is a convolution.
  const plane = planeConvolution(attributes as ConvAttributes);
  return plane !== undefined && fitsBlocks({ x: x.axes, weight: weight.axes, groups: plane.groups }, block);
}

/** @param x the axes of the convolution's input */
export function fitsBlocks(
  { x, weight, groups }: { readonly x: Axes; readonly weight: Axes; readonly groups: number },
  block: number,
): boolean {
  const sizeOf = (axes: Axes, axis: string): number => Number(axes.find(({ name }) => name === axis)?.size);
  const [batch, height, width] = ["batch", "height", "width"].map((axis) => sizeOf(x, axis));
  const isMap = x.length === 4 && Number.isInteger(batch) && Number(height) * Number(width) > 1;
  const [out, into] = [sizeOf(weight, "out"), sizeOf(weight, "in")];
  if (!isMap || out % block !== 0) return false;
  if (groups === 1) return into % block === 0 || into < block;
  return into % block === 0 && (out / groups) % block === 0;
}
