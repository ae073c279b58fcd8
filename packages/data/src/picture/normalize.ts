import type { PictureValues, Pixels } from "@netgraft/core";

/** Makes the normalised values of a picture. */
export type Normalize = (picture: Pixels | PictureValues) => Float32Array;

/** Whether a picture is values, and not pixels of 8 bits. */
export function isValues(picture: Pixels | PictureValues): picture is PictureValues {
  return picture.data instanceof Float32Array;
}

/**
 * How a picture becomes what a network takes: float32 of (channel, height, width) in row-major order, values from 0 to 1
 * less the channel's mean, divided by its standard deviation; each step rounded to float32 as in torchvision's
 * `ToTensor` and `Normalize`.
 */
export function normalizer(mean: readonly number[], std: readonly number[]): Normalize {
  const tables = mean.map((value, channel) => normalizedLevels(value, std[channel] ?? 1));
  return (picture) => {
    if (isValues(picture)) return normalizedValues(picture, mean, std);
    const { width, height, channels, data } = picture;
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

function normalizedValues(
  { width, height, channels, data }: PictureValues,
  mean: readonly number[],
  std: readonly number[],
): Float32Array {
  const { fround } = Math;
  const plane = width * height;
  const result = new Float32Array(channels * plane);
  for (let channel = 0; channel < channels; channel += 1) {
    const [less, by] = [fround(mean[channel] ?? 0), fround(std[channel] ?? 1)];
    for (let place = channel * plane; place < (channel + 1) * plane; place += 1)
      result[place] = fround((data[place] ?? 0) - less) / by;
  }
  return result;
}
