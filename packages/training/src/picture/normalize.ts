import type { Pixels } from "@netgraft/core";

/**
 * A picture as a network takes it: float32 of (channel, height, width) in row-major order, values from 0 to 1 less the
 * channel's mean, divided by its standard deviation; each step rounded to float32 as in torchvision's `ToTensor` and
 * `Normalize`.
 */
export function normalize(
  { width, height, channels, data }: Pixels,
  mean: readonly number[],
  std: readonly number[],
): Float32Array {
  const plane = width * height;
  const result = new Float32Array(channels * plane);
  for (let channel = 0; channel < channels; channel += 1) {
    const values = normalizedLevels(mean[channel] ?? 0, std[channel] ?? 1);
    for (let pixel = 0; pixel < plane; pixel += 1) {
      result[channel * plane + pixel] = values[data[pixel * channels + channel] ?? 0] ?? 0;
    }
  }
  return result;
}

/** What each of the 256 levels becomes. */
function normalizedLevels(mean: number, std: number): Float32Array {
  const { fround } = Math;
  return Float32Array.from({ length: 256 }, (_, level) => fround(fround(level / 255) - fround(mean)) / fround(std));
}
