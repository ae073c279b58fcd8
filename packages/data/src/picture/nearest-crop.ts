import type { Pixels, PixelSize } from "@netgraft/core";
import type { Window } from "./centre-window.js";

/** A part of a resized picture, each pixel that of the picture which holds its centre, as Pillow's `NEAREST`. */
export function nearestCrop(
  { width, height, channels, data }: Pixels,
  size: PixelSize,
  across: Window,
  down: Window,
): Pixels {
  const columns = sources(width, size.width, across);
  const rows = sources(height, size.height, down);
  const result = new Uint8Array(rows.length * columns.length * channels);
  let out = 0;
  for (const y of rows) {
    for (const x of columns) {
      const start = (y * width + x) * channels;
      for (let channel = 0; channel < channels; channel += 1) result[out + channel] = data[start + channel] ?? 0;
      out += channels;
    }
  }
  return { width: columns.length, height: rows.length, channels, data: result };
}

/** Pillow adds the step up instead of multiplying, which decides where a centre falls on the border of two pixels. */
function sources(from: number, to: number, { start, count }: Window): number[] {
  const step = from / to;
  let centre = step * 0.5;
  for (let skipped = 0; skipped < start; skipped += 1) centre += step;
  return Array.from({ length: count }, () => {
    const source = Math.min(from - 1, Math.floor(centre));
    centre += step;
    return source;
  });
}
