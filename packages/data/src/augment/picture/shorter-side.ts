import type { PixelSize } from "@netgraft/core";

/** The size of a picture whose shorter side becomes `side`; the longer one is truncated as torchvision truncates it. */
export function shorterSide({ width, height }: PixelSize, side: number): PixelSize {
  return width <= height
    ? { width: side, height: Math.trunc((side * height) / width) }
    : { width: Math.trunc((side * width) / height), height: side };
}
