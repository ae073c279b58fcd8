import type { PictureConfig, Pixels, PixelSize } from "@netgraft/core";
import { resizedCrop } from "./resized-crop.js";

/** The pixels of a picture that a network sees outside of training: resized, and the centre cropped to the input's size. */
export function croppedPixels(picture: Pixels, { input, preprocess }: PictureConfig): Pixels {
  const size = resizedSize(picture, input, preprocess.cropRatio);
  return resizedCrop(picture, size, input, preprocess.interpolation);
}

/**
 * The size to which a picture is resized before its centre is cropped to `input`: the ratio of its sides is kept, and
 * the crop covers `cropRatio` of the side that limits it. For square inputs that is torchvision's `Resize(int)`: the
 * shorter side becomes `round(input / cropRatio)`, the longer one is truncated.
 */
function resizedSize(picture: PixelSize, input: PixelSize, cropRatio: number): PixelSize {
  const height = Math.round(input.height / cropRatio);
  const width = Math.round(input.width / cropRatio);
  // Products of integers are exact, so that a quotient that is whole comes out whole.
  return picture.width * height <= picture.height * width
    ? { width, height: Math.floor((width * picture.height) / picture.width) }
    : { width: Math.floor((height * picture.width) / picture.height), height };
}
