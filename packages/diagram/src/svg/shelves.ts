import { moved, type Picture } from "./picture.js";

/** How pictures are set in rows. */
export interface ShelfOptions {
  readonly gap: number;
  /** The height of what stands beside them: more than it is filled only where a row is full. */
  readonly height: number;
  /** How wide a row is at most, apart from a picture that is wider. Default: about as wide as all are high. */
  readonly width?: number;
}

/** A row is at least so wide before another is begun, in pixels. */
const narrowest = 1000;

/** Pictures in rows from the left, each row as high as its highest. */
export function inShelves(pictures: readonly Picture[], { gap, height, width: most }: ShelfOptions): Picture {
  const area = pictures.reduce((sum, picture) => sum + (picture.width + gap) * (picture.height + gap), 0);
  const limit = most ?? Math.max(narrowest, Math.sqrt(1.5 * area), area / Math.max(1, 2 * height));
  const placed: string[] = [];
  let [x, y, row, width] = [0, 0, 0, 0];
  for (const picture of pictures) {
    if (x > 0 && x + picture.width > limit) {
      y += row + gap;
      [x, row] = [0, 0];
    }
    placed.push(moved(picture, x, y));
    x += picture.width + gap;
    width = Math.max(width, x - gap);
    row = Math.max(row, picture.height);
  }
  return { width, height: y + row, content: placed.join("") };
}
