import type { PixelSize } from "@netgraft/core";

/** The most pixels that a picture may have, as sharp holds it: 16,383². */
const pixelLimit = 0x3fff ** 2;

/** Checks a size that a file declares, before memory is taken for it. @throws RangeError */
export function assertWithinLimit({ width, height }: PixelSize): void {
  if (width < 1 || height < 1) throw new RangeError(`a picture of ${width}×${height} pixels`);
  if (width * height > pixelLimit)
    throw new RangeError(`${width}×${height} pixels, which exceeds the limit of ${pixelLimit}`);
}

/** Checks that a file has all its bytes. @throws RangeError */
export function assertLength(bytes: Uint8Array, expected: number): void {
  if (bytes.length < expected)
    throw new RangeError(`the file ends after ${bytes.length} bytes, of ${expected} or more`);
}
