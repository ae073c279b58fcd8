import type { Pixels, RandomNumbers } from "@netgraft/core";
import { randomNumbers } from "@netgraft/core/graph";
import { Canvas } from "./canvas.js";
import { type Color, colorAwayFrom, randomColor } from "./color.js";
import type { Difficulty } from "./difficulty.js";
import { disc, type Distance, polygon, stroke } from "./distance.js";
import { noise } from "./noise.js";
import { type Range, within } from "./range.js";

/** Draws a picture of a shape. It depends on the seed, the name and the difficulty alone. @param name of the picture */
export function drawShape(outline: Distance, side: number, difficulty: Difficulty, seed: number, name: string): Pixels {
  const random = randomNumbers(seed, name);
  const canvas = new Canvas(side);
  const background = randomColor(random);
  canvas.cover(background);
  addTexture(canvas, within(difficulty.texture, random), random);
  const shape = placed(outline, side, difficulty, random);
  for (let left = countIn(difficulty.distractors, random); left > 0; left -= 1)
    canvas.paint(distractor(side, random), colorAwayFrom(background, difficulty.contrast / 2, random));
  canvas.paint(shape, colorAwayFrom(background, difficulty.contrast, random));
  canvas.addNoise(noise(within(difficulty.noise, random), seed, `noise of ${name}`));
  return canvas.pixels();
}

/** The shape at some place, turned, enlarged and drawn out; all of it is in the picture but for the tips of a large one. */
function placed(outline: Distance, side: number, { radius, stretch }: Difficulty, random: RandomNumbers): Distance {
  const size = within(radius, random) * side;
  const ratio = Math.sqrt(within(stretch, random));
  const room = Math.max(0, side / 2 - size * 0.95);
  const [left, top] = [side / 2 + room * within([-1, 1], random), side / 2 + room * within([-1, 1], random)];
  const [toAxes, toShape] = [random.uniform() * 2 * Math.PI, random.uniform() * 2 * Math.PI];
  const [axisX, axisY, shapeX, shapeY] = [Math.cos(toAxes), Math.sin(toAxes), Math.cos(toShape), Math.sin(toShape)];
  return (x, y) => {
    const [right, down] = [(x - left) / size, (y - top) / size];
    // The shape is inside of the unit circle, which is drawn out by `ratio`.
    if (right ** 2 + down ** 2 > (ratio + 1 / size) ** 2) return Infinity;
    const along = (right * axisX + down * axisY) / ratio;
    const across = (down * axisX - right * axisY) * ratio;
    // Exact where nothing is drawn out, and close enough for the edge of a pixel where it is.
    return outline(along * shapeX + across * shapeY, across * shapeX - along * shapeY) * size;
  };
}

/** Something that is none of the shapes: a stroke, a dot or a splinter. */
function distractor(side: number, random: RandomNumbers): Distance {
  const [x, y] = [random.uniform() * side, random.uniform() * side];
  const kind = random.below(3);
  if (kind === 0) return disc(within([0.02, 0.06], random) * side, [x, y]);
  const angle = random.uniform() * 2 * Math.PI;
  const length = within([0.15, 0.4], random) * side;
  const [ex, ey] = [x + length * Math.cos(angle), y + length * Math.sin(angle)];
  if (kind === 1) return stroke([x, y], [ex, ey], within([0.02, 0.05], random) * side);
  const width = within([0.05, 0.1], random) * side;
  return polygon([
    [x, y],
    [ex, ey],
    [x - width * Math.sin(angle), y + width * Math.cos(angle)],
  ]);
}

/** Waves of three lengths and directions, in each channel more or less of them. */
function addTexture(canvas: Canvas, strength: number, random: RandomNumbers): void {
  for (const wave of [1, 2, 3]) {
    const angle = random.uniform() * 2 * Math.PI;
    const perPixel = (within([0.3, 1.5], random) * wave * 2 * Math.PI) / canvas.side;
    const phase = random.uniform() * 2 * Math.PI;
    const [dx, dy] = [perPixel * Math.cos(angle), perPixel * Math.sin(angle)];
    const parts: Color = [within([-1, 1], random), within([-1, 1], random), within([-1, 1], random)];
    canvas.addPattern((x, y) => strength * Math.sin(dx * x + dy * y + phase), parts);
  }
}

function countIn([from, to]: Range, random: RandomNumbers): number {
  return from + random.below(to - from + 1);
}
