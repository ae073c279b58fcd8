import type { Pixels, PixelSize } from "@netgraft/core";

/** A rectangle of a picture. */
export interface Box extends PixelSize {
  readonly left: number;
  readonly top: number;
}

/** The pixels of a rectangle that lies inside the picture. */
export function crop(picture: Pixels, { left, top, width, height }: Box): Pixels {
  const { channels, data } = picture;
  if (width === picture.width && height === picture.height) return picture;
  const row = width * channels;
  const cropped = new Uint8Array(height * row);
  for (let y = 0; y < height; y += 1) {
    const start = ((top + y) * picture.width + left) * channels;
    cropped.set(data.subarray(start, start + row), y * row);
  }
  return { width, height, channels, data: cropped };
}
