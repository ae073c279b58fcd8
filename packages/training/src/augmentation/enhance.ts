import type { Pixels } from "@netgraft/core";
import { toGrey } from "../picture/to-grey.js";

/** Pillow's `ImageEnhance.Brightness`: between black (0) and the picture (1), and beyond. */
export function brightened(picture: Pixels, factor: number): Pixels {
  return blended(picture, factor, () => 0);
}

/** Pillow's `ImageEnhance.Contrast`: between the mean grey (0) and the picture (1), and beyond. */
export function contrasted(picture: Pixels, factor: number): Pixels {
  const { data } = greyOf(picture);
  const mean = Math.trunc(data.reduce((sum, level) => sum + level, 0) / data.length + 0.5);
  return blended(picture, factor, () => mean);
}

/** Pillow's `ImageEnhance.Color`: between the grey picture (0) and the picture (1), and beyond. */
export function saturated(picture: Pixels, factor: number): Pixels {
  const { data } = greyOf(picture);
  return blended(picture, factor, (place) => data[Math.floor(place / picture.channels)] ?? 0);
}

function greyOf(picture: Pixels): Pixels {
  return picture.channels === 1 ? picture : toGrey(picture);
}

/** Pillow's `Image.blend` of levels of another picture and this one, in its float32, cut to whole levels. */
function blended(picture: Pixels, factor: number, other: (place: number) => number): Pixels {
  const { fround } = Math;
  const alpha = fround(factor);
  const data = picture.data.map((level, place) => {
    const from = other(place);
    return Math.min(255, Math.max(0, fround(from + fround(alpha * (level - from)))));
  });
  return { ...picture, data };
}
