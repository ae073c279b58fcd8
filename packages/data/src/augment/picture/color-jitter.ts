import { augmentation, type Pixels, type RandomNumbers, z } from "@netgraft/core";
import { brightened, contrasted, saturated } from "./enhancement.js";

/** A strength s: the factor is drawn evenly between max(0, 1 - s) and 1 + s; at 0 nothing is done. */
const strength = z.number().min(0).default(0);

export const colorJitter = augmentation({
  type: "colorJitter",
  summary: "Changes brightness, contrast and saturation at random, in a random order.",
  description: "torchvision's `ColorJitter` of a Pillow picture, without its change of the hue.",
  options: z.strictObject({
    brightness: strength.describe("How much the brightness changes: by a factor from max(0, 1 - b) to 1 + b."),
    contrast: strength.describe("How much the contrast changes: by a factor from max(0, 1 - c) to 1 + c."),
    saturation: strength.describe("How much the saturation changes: by a factor from max(0, 1 - s) to 1 + s."),
  }),
  module: import.meta.url,
  build({ brightness, contrast, saturation }) {
    const changes = [
      [brightness, brightened],
      [contrast, contrasted],
      [saturation, saturated],
    ] as const;
    return {
      on: "pixels",
      apply(picture, random) {
        const drawn = changes
          .filter(([by]) => by > 0)
          .map(([by, change]) => ({ change, factor: factorOf(by, random), place: random.uniform() }))
          .toSorted((a, b) => a.place - b.place);
        return drawn.reduce<Pixels>((changed, { change, factor }) => change(changed, factor), picture);
      },
    };
  },
});

function factorOf(by: number, random: RandomNumbers): number {
  const [low, high] = [Math.max(0, 1 - by), 1 + by];
  return low + (high - low) * random.uniform();
}
