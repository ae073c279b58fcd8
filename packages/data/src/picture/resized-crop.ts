// Why not sharp's own resize: it enlarges about another centre and takes other pixels for `nearest`, so that most
// values of a picture that is enlarged differ from those that the published networks were trained with.
import type { Pixels, PixelSize } from "@netgraft/core";
import { centreWindow, type Window } from "./centre-window.js";
import { nearestCrop } from "./nearest-crop.js";
import { bicubic, bilinear, type Filter, resampleWeights, weightBits } from "./resample-weights.js";

/** How a picture is resized. */
export type Interpolation = "bilinear" | "bicubic" | "nearest";

/**
 * The centre of a resized picture, to the bit what Pillow's `Image.resize` and torchvision's `CenterCrop` give: with
 * antialiasing, first along the rows, then along the columns, each rounded to 8 bits. No more than the crop is computed.
 * @param size to which the picture is resized
 * @param padding the level of each channel around a picture that is smaller than the crop; by default 0
 */
export function resizedCrop(
  picture: Pixels,
  size: PixelSize,
  crop: PixelSize,
  interpolation: Interpolation,
  padding: readonly number[] = [],
): Pixels {
  const across = centreWindow(size.width, Math.min(size.width, crop.width));
  const down = centreWindow(size.height, Math.min(size.height, crop.height));
  return padded(resizedPart(picture, size, across, down, interpolation), crop, padding);
}

function resizedPart(
  picture: Pixels,
  size: PixelSize,
  across: Window,
  down: Window,
  interpolation: Interpolation,
): Pixels {
  if (interpolation === "nearest") return nearestCrop(picture, size, across, down);
  const filter = interpolation === "bilinear" ? bilinear : bicubic;
  return alongColumns(alongRows(picture, size.width, across, filter), size.height, down, filter);
}

function alongRows({ width, height, channels, data }: Pixels, to: number, window: Window, filter: Filter): Pixels {
  const { first, counts, weights, stride } = resampleWeights(width, to, window, filter);
  const result = new Uint8Array(window.count * height * channels);
  let out = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < window.count; x += 1) {
      const start = (y * width + at(first, x)) * channels;
      for (let channel = 0; channel < channels; channel += 1) {
        result[out] = weighted(data, start + channel, channels, weights, x * stride, at(counts, x));
        out += 1;
      }
    }
  }
  return { width: window.count, height, channels, data: result };
}

function alongColumns({ width, height, channels, data }: Pixels, to: number, window: Window, filter: Filter): Pixels {
  const { first, counts, weights, stride } = resampleWeights(height, to, window, filter);
  const row = width * channels;
  const result = new Uint8Array(window.count * row);
  for (let y = 0; y < window.count; y += 1) {
    const start = at(first, y) * row;
    for (let x = 0; x < row; x += 1) {
      result[y * row + x] = weighted(data, start + x, row, weights, y * stride, at(counts, y));
    }
  }
  return { width, height: window.count, channels, data: result };
}

/** A picture in the middle of a larger one; what is left over by an odd difference lies right and below. */
function padded(picture: Pixels, size: PixelSize, padding: readonly number[]): Pixels {
  const { width, height, channels } = picture;
  if (width === size.width && height === size.height) return picture;
  const data = new Uint8Array(size.width * size.height * channels);
  for (let channel = 0; channel < channels; channel += 1)
    for (let place = channel; place < data.length; place += channels) data[place] = padding[channel] ?? 0;
  const [left, top] = [Math.floor((size.width - width) / 2), Math.floor((size.height - height) / 2)];
  const row = width * channels;
  for (let y = 0; y < height; y += 1)
    data.set(picture.data.subarray(y * row, (y + 1) * row), ((y + top) * size.width + left) * channels);
  return { ...size, channels, data };
}

/** The weighted sum of `count` values that lie `step` apart, rounded and held between 0 and 255. */
function weighted(
  data: Uint8Array,
  start: number,
  step: number,
  weights: Int32Array,
  firstWeight: number,
  count: number,
): number {
  let sum = 1 << (weightBits - 1);
  for (let k = 0; k < count; k += 1) sum += at(data, start + k * step) * at(weights, firstWeight + k);
  return Math.min(255, Math.max(0, sum >> weightBits));
}

/** An element that exists. */
function at(array: Uint8Array | Int32Array, index: number): number {
  return array[index] as number; // The loops above stay inside the arrays.
}
