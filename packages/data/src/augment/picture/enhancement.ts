import type { Pixels } from "@netgraft/core";
import { toGrey } from "../../picture/channels.js";

/** Pillow's `ImageEnhance.Brightness`: between black (0) and the picture (1), and beyond. */
export function brightened(picture: Pixels, factor: number): Pixels {
  return blendedWithLevel(picture, 0, factor);
}

/** Pillow's `ImageEnhance.Contrast`: between the mean grey (0) and the picture (1), and beyond. */
export function contrasted(picture: Pixels, factor: number): Pixels {
  const { data } = greyOf(picture);
  const mean = Math.trunc(data.reduce((sum, level) => sum + level, 0) / data.length + 0.5);
  return blendedWithLevel(picture, mean, factor);
}

/** Pillow's `ImageEnhance.Color`: between the grey picture (0) and the picture (1), and beyond. */
export function saturated(picture: Pixels, factor: number): Pixels {
  const grey = greyOf(picture).data;
  const { channels, data } = picture;
  const result = new Uint8Array(data.length);
  let place = 0;
  for (const level of grey) {
    for (let channel = 0; channel < channels; channel += 1) {
      result[place] = blended(level, data[place] ?? 0, factor);
      place += 1;
    }
  }
  return { ...picture, data: result };
}

function greyOf(picture: Pixels): Pixels {
  return picture.channels === 1 ? picture : toGrey(picture);
}

function blendedWithLevel(picture: Pixels, from: number, factor: number): Pixels {
  const table = Uint8Array.from({ length: 256 }, (_, level) => blended(from, level, factor));
  return { ...picture, data: picture.data.map((level) => table[level] ?? 0) };
}

/** Pillow's `Image.blend` of two levels, in its float32, cut to a whole level. */
function blended(from: number, to: number, factor: number): number {
  const { fround } = Math;
  return Math.min(255, Math.max(0, fround(from + fround(fround(factor) * (to - from)))));
}
