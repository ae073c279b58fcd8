import type { Pixels } from "@netgraft/core";

/** Makes the values of a picture. */
export type Normalize = (picture: Pixels) => Float32Array;

/**
 * How a picture becomes what a network takes: float32 of (channel, height, width) in row-major order, values from 0 to 1
 * less the channel's mean, divided by its standard deviation; each step rounded to float32 as in torchvision's
 * `ToTensor` and `Normalize`.
 */
export function normalizer(mean: readonly number[], std: readonly number[]): Normalize {
  const tables = mean.map((value, channel) => normalizedLevels(value, std[channel] ?? 1));
  return ({ width, height, channels, data }) => {
    const plane = width * height;
    const result = new Float32Array(channels * plane);
    for (const [channel, values] of tables.entries()) {
      let from = channel;
      const end = (channel + 1) * plane;
      for (let to = channel * plane; to < end; to += 1) {
        result[to] = values[data[from] ?? 0] ?? 0;
        from += channels;
      }
    }
    return result;
  };
}

/** What each of the 256 levels becomes. */
function normalizedLevels(mean: number, std: number): Float32Array {
  const { fround } = Math;
  return Float32Array.from({ length: 256 }, (_, level) => fround(fround(level / 255) - fround(mean)) / fround(std));
}
