import type { PictureConfig, Pixels, PixelSize } from "@netgraft/core";
import { resizedCrop } from "./resized-crop.js";
import { roundHalfToEven } from "./round-half-to-even.js";

/**
 * The pixels of a picture that a network sees outside of training: resized, and the centre cropped to the input's size, to the
 * bit as torchvision's or timm's evaluation does it. What is smaller than the input is padded: with black, as torchvision's
 * `CenterCrop` does, or as timm's `border` with the mean.
 */
export function croppedPixels(picture: Pixels, { input, preprocess }: PictureConfig): Pixels {
  const { cropMode, interpolation, mean } = preprocess;
  const size = resizedSize(picture, input, preprocess);
  const padding = mean.map((level) => (cropMode === "border" ? roundHalfToEven(255 * level) : 0));
  return resizedCrop(picture, size, input, interpolation, padding);
}

/**
 * The size to which a picture is resized before its centre is cropped to `input`, which covers `cropRatio` of it.
 *
 * - `squash`: of both sides, whatever their ratio.
 * - `border`: of the side that is too long; the ratio is kept, sides are rounded half to even (timm's `ResizeKeepRatio`).
 * - `center`: of the side that limits the crop; the ratio is kept. For square inputs that is torchvision's `Resize(int)`,
 *   which truncates the longer side; for others timm rounds as above, and where `rounding` is not timm's it is truncated, too.
 */
function resizedSize(
  picture: PixelSize,
  input: PixelSize,
  { cropRatio, rounding = "round", cropMode = "center" }: PictureConfig["preprocess"],
): PixelSize {
  const whole = (side: number): number => Math.max(1, Math[rounding](side / cropRatio));
  const [width, height] = [whole(input.width), whole(input.height)];
  if (cropMode === "squash") return { width, height };
  const [across, down] = [picture.width / width, picture.height / height];
  if (cropMode === "border") return keptRatio(picture, Math.max(across, down));
  if (rounding === "floor" && width !== height) return keptRatio(picture, Math.min(across, down));
  // Products of integers are exact, so that a quotient that is whole comes out whole.
  return picture.width * height <= picture.height * width
    ? { width, height: Math.floor((width * picture.height) / picture.width) }
    : { width: Math.floor((height * picture.width) / picture.height), height };
}

function keptRatio(picture: PixelSize, ratio: number): PixelSize {
  const side = (length: number): number => Math.max(1, roundHalfToEven(length / ratio));
  return { width: side(picture.width), height: side(picture.height) };
}
