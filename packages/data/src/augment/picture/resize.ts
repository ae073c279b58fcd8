import { augmentation, type PixelSize, z } from "@netgraft/core";
import { AugmentationMisfitError } from "../../errors.js";
import { resizedCrop } from "../../picture/resized-crop.js";
import { interpolationOption, sizeOf, sizeOption } from "./options.js";

/** The most pixels that a picture may have when it is decoded. */
const mostPixels = 2 ** 28;

export const resize = augmentation({
  type: "resize",
  summary: "Resizes the picture.",
  description: "torchvision's `Resize` of a Pillow picture, with antialiasing.",
  options: z.strictObject({
    size: sizeOption.describe(
      "Pixels of the shorter side, the ratio of the sides kept; or [height, width]; by default the height and width of the network's input.",
    ),
    interpolation: interpolationOption,
  }),
  module: import.meta.url,
  build({ size, interpolation }, network) {
    return {
      on: "pixels",
      apply(picture) {
        const to = typeof size === "number" ? shorterSide(picture, size) : sizeOf(size, network);
        assertReasonable(picture, to);
        return resizedCrop(picture, to, to, interpolation);
      },
    };
  },
});

/** @throws NG_AUGMENTATION_MISFIT where a picture of one row, made as high as the network's input, would fill the memory */
function assertReasonable(picture: PixelSize, to: PixelSize): void {
  if (to.width * to.height <= mostPixels) return;
  throw new AugmentationMisfitError({
    message: "the picture is too narrow to be resized by its shorter side",
    expected: `at most ${mostPixels} pixels; \`size: [height, width]\` does not keep the ratio of the sides`,
    found: `${picture.width}×${picture.height}, which becomes ${to.width}×${to.height}`,
  });
}

/** The size of a picture whose shorter side becomes `side`; the longer one is truncated as torchvision truncates it. */
function shorterSide({ width, height }: PixelSize, side: number): PixelSize {
  return width <= height
    ? { width: side, height: Math.trunc((side * height) / width) }
    : { width: Math.trunc((side * width) / height), height: side };
}
