import type { Pixels } from "@netgraft/core";

/** What a picture can be padded with, as torchvision's `padding_mode`. */
export const paddings = ["constant", "edge", "reflect", "symmetric"] as const;
export type Padding = (typeof paddings)[number];

/** A picture with `margin` more pixels on each side. */
export function padded(picture: Pixels, margin: number, mode: Padding, fill: number): Pixels {
  if (margin === 0) return picture;
  const { channels, data } = picture;
  const width = picture.width + 2 * margin;
  const height = picture.height + 2 * margin;
  const [row, paddedRow] = [picture.width * channels, width * channels];
  const result = new Uint8Array(paddedRow * height);
  if (fill !== 0) result.fill(fill);
  const outside = Array.from({ length: margin }, (_, k) => [-1 - k, picture.width + k]).flat();
  for (let y = 0; y < height; y += 1) {
    const from = source(y - margin, picture.height, mode);
    if (from < 0) continue;
    const to = y * paddedRow + margin * channels;
    result.set(data.subarray(from * row, (from + 1) * row), to);
    if (mode === "constant") continue;
    for (const place of outside) {
      const pixel = to + source(place, picture.width, mode) * channels;
      result.copyWithin(to + place * channels, pixel, pixel + channels);
    }
  }
  return { width, height, channels, data: result };
}

/** The place along a side that is shown at a place outside of it; -1 where that is filled. */
function source(place: number, side: number, mode: Padding): number {
  if (place >= 0 && place < side) return place;
  if (mode === "constant") return -1;
  if (mode === "edge") return place < 0 ? 0 : side - 1;
  const repeated = mode === "symmetric" ? 1 : 0;
  return mirrored(place, side, repeated);
}

/** A place in the endless row of a side and its mirror image; `repeated` counts how often the edge pixel is shown again. */
function mirrored(place: number, side: number, repeated: 0 | 1): number {
  if (side === 1) return 0;
  const period = 2 * side - 2 + 2 * repeated;
  const within = ((place % period) + period) % period;
  return within < side ? within : period - within - repeated;
}
