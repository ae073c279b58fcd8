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
  const result = new Uint8Array(width * height * channels);
  if (fill !== 0) result.fill(fill);
  const columns = sources(picture.width, margin, mode);
  const rows = sources(picture.height, margin, mode);
  for (const [y, row] of rows.entries()) {
    if (row < 0) continue;
    for (const [x, column] of columns.entries()) {
      if (column < 0) continue;
      const from = (row * picture.width + column) * channels;
      result.set(data.subarray(from, from + channels), (y * width + x) * channels);
    }
  }
  return { width, height, channels, data: result };
}

/** For each place along a padded side the place in the picture that is shown there; -1 where it is filled. */
function sources(side: number, margin: number, mode: Padding): readonly number[] {
  return Array.from({ length: side + 2 * margin }, (_, place) => source(place - margin, side, mode));
}

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
