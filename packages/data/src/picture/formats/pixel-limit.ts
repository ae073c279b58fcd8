import type { PixelSize } from "@netgraft/core";
import { limitOf, withinLimit } from "@netgraft/core/graph";
import { PictureFormatError } from "../../errors.js";

/** Checks a size that a file declares, before memory is taken for it. @throws RangeError, NG_PICTURE_FORMAT beyond the limit */
export function assertWithinLimit({ width, height }: PixelSize): void {
  if (width < 1 || height < 1) throw new RangeError(`a picture of ${width}×${height} pixels`);
  if (width * height <= limitOf("picture-pixels")) return;
  throw new PictureFormatError({
    message: "the picture has more pixels than are decoded",
    expected: withinLimit("picture-pixels"),
    found: `${width}×${height}`,
  });
}

/** Checks that a file has all its bytes. @throws RangeError */
export function assertLength(bytes: Uint8Array, expected: number): void {
  if (bytes.length < expected)
    throw new RangeError(`the file ends after ${bytes.length} bytes, of ${expected} or more`);
}
