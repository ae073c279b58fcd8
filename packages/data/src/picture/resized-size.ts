import type { PixelSize } from "@netgraft/core";

/**
 * The size to which a picture is resized before its centre is cropped to `input`: the ratio of its sides is kept, and
 * the crop covers `cropRatio` of the side that limits it. For square inputs that is torchvision's `Resize(int)`: the
 * shorter side becomes `round(input / cropRatio)`, the longer one is truncated.
 */
export function resizedSize(picture: PixelSize, input: PixelSize, cropRatio: number): PixelSize {
  const height = Math.round(input.height / cropRatio);
  const width = Math.round(input.width / cropRatio);
  // Products of integers are exact, so that a quotient that is whole comes out whole.
  return picture.width * height <= picture.height * width
    ? { width, height: Math.floor((width * picture.height) / picture.width) }
    : { width: Math.floor((height * picture.width) / picture.height), height };
}
