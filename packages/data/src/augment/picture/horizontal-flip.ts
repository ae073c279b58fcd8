import { augmentation, type Pixels, z } from "@netgraft/core";
import { probabilityOption } from "./options.js";

export const horizontalFlip = augmentation({
  type: "horizontalFlip",
  summary: "Mirrors left and right at random.",
  description: "torchvision's `RandomHorizontalFlip`.",
  options: z.strictObject({ probability: probabilityOption.describe("How often a picture is mirrored.") }),
  module: import.meta.url,
  build: ({ probability }) => ({
    on: "pixels",
    apply: (picture, random) => (random.uniform() < probability ? mirrored(picture) : picture),
  }),
});

function mirrored({ width, height, channels, data }: Pixels): Pixels {
  const result = new Uint8Array(data.length);
  const row = width * channels;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = y * row + x * channels;
      const to = y * row + (width - 1 - x) * channels;
      for (let channel = 0; channel < channels; channel += 1) result[to + channel] = data[from + channel] ?? 0;
    }
  }
  return { width, height, channels, data: result };
}
