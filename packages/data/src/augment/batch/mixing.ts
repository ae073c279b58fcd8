import type { PictureBatch } from "@netgraft/core";

/** A rectangle of every picture of a batch: rows and columns from, and up to. */
export interface Rectangle {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * A batch whose pictures are each blended with that at the mirrored place: share · picture + (1 − share) · other, and so
 * their targets; in float32, each product and each sum rounded, as PyTorch has it.
 */
export function blended(batch: PictureBatch, share: number): PictureBatch {
  blendRows(batch.images, batch.shape[0], share);
  blendRows(batch.targets, batch.shape[0], share);
  return batch;
}

/** A batch whose pictures each show a rectangle of that at the mirrored place; the targets are mixed by its area. */
export function pasted(batch: PictureBatch, { top, bottom, left, right }: Rectangle): PictureBatch {
  const { images, shape, targets } = batch;
  const [count, channels, height, width] = shape;
  for (let place = 0; place < Math.floor(count / 2); place += 1)
    for (let channel = 0; channel < channels; channel += 1)
      for (let y = top; y < bottom; y += 1) {
        const [from, to] = [(count - 1 - place) * channels + channel, place * channels + channel].map(
          (plane) => (plane * height + y) * width,
        ) as [number, number]; // Of two planes, two places.
        const kept = images.slice(to + left, to + right);
        images.copyWithin(to + left, from + left, from + right);
        images.set(kept, from + left);
      }
  blendRows(targets, count, 1 - ((bottom - top) * (right - left)) / (height * width));
  return batch;
}

/** Blends each of `count` rows with that at the mirrored place. */
function blendRows(values: Float32Array, count: number, share: number): void {
  const { fround } = Math;
  const [own, others] = [fround(share), fround(1 - share)];
  const length = values.length / count;
  for (let place = 0; place < Math.ceil(count / 2); place += 1) {
    const [first, second] = [place * length, (count - 1 - place) * length];
    for (let k = 0; k < length; k += 1) {
      const [a, b] = [values[first + k] ?? 0, values[second + k] ?? 0];
      values[first + k] = fround(a * own) + fround(b * others);
      values[second + k] = fround(b * own) + fround(a * others);
    }
  }
}
