import type { PictureConfig, Pixels } from "@netgraft/core";
import { resizedCrop } from "./resized-crop.js";
import { resizedSize } from "./resized-size.js";

/** The pixels of a picture that a network sees outside of training: resized, and the centre cropped to the input's size. */
export function croppedPixels(picture: Pixels, { input, preprocess }: PictureConfig): Pixels {
  const size = resizedSize(picture, input, preprocess.cropRatio);
  return resizedCrop(picture, size, input, preprocess.interpolation);
}
