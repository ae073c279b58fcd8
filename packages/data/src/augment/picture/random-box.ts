import type { PixelSize, RandomNumbers } from "@netgraft/core";
import { roundHalfToEven } from "../../picture/round-half-to-even.js";
import type { Box } from "./box.js";

const attempts = 10;

/**
 * A random rectangle of a picture, as `RandomResizedCrop.get_params` of torchvision draws it: area and ratio of the
 * sides, then top and left; after ten attempts that do not fit into the picture, the largest centred one.
 */
export function randomBox(
  { width, height }: PixelSize,
  scale: readonly [number, number],
  ratio: readonly [number, number],
  random: RandomNumbers,
): Box {
  const [lowest, highest] = [Math.log(ratio[0]), Math.log(ratio[1])];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const area = width * height * between(scale[0], scale[1], random);
    const aspect = Math.exp(between(lowest, highest, random));
    const across = roundHalfToEven(Math.sqrt(area * aspect));
    const down = roundHalfToEven(Math.sqrt(area / aspect));
    if (across < 1 || across > width || down < 1 || down > height) continue;
    const top = random.below(height - down + 1);
    const left = random.below(width - across + 1);
    return { left, top, width: across, height: down };
  }
  return centredBox({ width, height }, ratio);
}

function centredBox({ width, height }: PixelSize, [lowest, highest]: readonly [number, number]): Box {
  const aspect = width / height;
  // A picture of few pixels can be too narrow even for one pixel of the ratio; torchvision would crop nothing.
  const down = aspect < lowest ? Math.max(1, roundHalfToEven(width / lowest)) : height;
  const across = aspect > highest ? Math.max(1, roundHalfToEven(height * highest)) : width;
  return {
    left: Math.floor((width - across) / 2),
    top: Math.floor((height - down) / 2),
    width: across,
    height: down,
  };
}

function between(low: number, high: number, random: RandomNumbers): number {
  return low + (high - low) * random.uniform();
}
