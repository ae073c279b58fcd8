import { AttachmentMisfitError, type ConvOptions } from "@netgraft/core";

/** @throws NG_ATTACHMENT_MISFIT where a convolution looks at one position only, so that nothing spatial is replaced */
export function assertSpatial({ kernel = 1 }: ConvOptions): void {
  const [height, width] = sides(kernel);
  if (height > 1 && width > 1) return;
  throw new AttachmentMisfitError({
    message: "this replaces a convolution over space",
    expected: "a convolution of 3×3 or more",
    found: `${height}×${width}`,
  });
}

/** By how many positions a convolution is padded too little to keep the map's size, on each side: [height, width]. */
export function shortfall({
  kernel = 1,
  dilation = 1,
  padding,
}: ConvOptions): readonly [height: number, width: number] {
  const [height, width] = sides(kernel);
  const [above, left] = padding === undefined ? [reach(height, dilation), reach(width, dilation)] : sides(padding);
  return [reach(height, dilation) - above, reach(width, dilation) - left];
}

/** How far a kernel reaches to one side. */
export function reach(kernel: number, dilation: number): number {
  return Math.floor((dilation * (kernel - 1)) / 2);
}

function sides(square: number | readonly [number, number]): readonly [height: number, width: number] {
  return typeof square === "number" ? [square, square] : square;
}
