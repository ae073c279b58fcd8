import type { Pixels, RandomNumbers } from "@netgraft/core";
import { randomNumbers } from "@netgraft/core/graph";
import { Canvas } from "./canvas.js";
import type { Color } from "./color.js";
import type { Distance } from "./distance.js";
import type { Light } from "./light.js";
import { noise } from "./noise.js";
import { type Range, within } from "./range.js";

/** The figures of a Mondrian: the one that names its class, and another one. */
export interface Figures {
  readonly named: Distance;
  readonly other: Distance;
}

/** How bright surfaces are, from 0 to 1. */
const levels = { patch: [0.3, 0.6], bright: [0.72, 0.85], dark: [0.04, 0.14] } satisfies Record<string, Range>;

/**
 * Draws a bright and a dark figure on a Mondrian, patches of random colours as Land and McCann (1971) used to study how the eye finds out
 * the light, in warm or in cool light. In warm light the bright figure names the class, in cool light the dark one. Colours vary more than
 * the light does, so that a few patches do not tell it and the mean of all does.
 *
 * It depends on the figures, the seed, the name and the light alone. @param name of the picture
 */
export function drawMondrian(
  { named, other }: Figures,
  side: number,
  light: Light,
  seed: number,
  name: string,
): Pixels {
  const random = randomNumbers(seed, name);
  const isWarm = random.below(2) === 0;
  const surface = (level: Range): Color => surfaceColor(within(level, random), isWarm, light, random);
  const canvas = new Canvas(side);
  addPatches(canvas, Math.round(within(light.patches, random)), () => surface(levels.patch), random);
  const [colorOfNamed, colorOfOther] = isWarm
    ? [surface(levels.bright), surface(levels.dark)]
    : [surface(levels.dark), surface(levels.bright)];
  const [x, y] = [side * within([0.45, 0.55], random), side * within([0.45, 0.55], random)];
  const apart = side * within([0.23, 0.27], random);
  const angle = random.uniform() * 2 * Math.PI;
  const [right, down] = [Math.cos(angle) * apart, Math.sin(angle) * apart];
  canvas.paint(placed(named, x + right, y + down, side * within(light.radius, random), random), colorOfNamed);
  canvas.paint(placed(other, x - right, y - down, side * within(light.radius, random), random), colorOfOther);
  canvas.addNoise(noise(light.noise, seed, `noise of ${name}`));
  return canvas.pixels();
}

/** The colour that a surface of a brightness has in a light; its own colour is random. */
function surfaceColor(level: number, isWarm: boolean, { tint, chroma }: Light, random: RandomNumbers): Color {
  const warmth = within([-chroma, chroma], random) + (isWarm ? tint : -tint);
  const green = within([-chroma, chroma], random) / 2;
  return [level * (1 + warmth), level * (1 + green), level * (1 - warmth)];
}

/** Covers everything with patches: each point has the colour of the nearest of random points. */
function addPatches(canvas: Canvas, count: number, color: () => Color, random: RandomNumbers): void {
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  const colors = Array.from({ length: count }, (_, patch) => {
    xs[patch] = random.uniform() * canvas.side;
    ys[patch] = random.uniform() * canvas.side;
    return color();
  });
  canvas.fill((x, y) => {
    let nearest = 0;
    let least = Infinity;
    for (let patch = 0; patch < count; patch += 1) {
      const square = (x - (xs[patch] ?? 0)) ** 2 + (y - (ys[patch] ?? 0)) ** 2;
      if (square < least) [nearest, least] = [patch, square];
    }
    return colors[nearest] ?? [0, 0, 0];
  });
}

/** A figure at a place, turned by some angle. @param size its radius in pixels */
function placed(outline: Distance, left: number, top: number, size: number, random: RandomNumbers): Distance {
  const turn = random.uniform() * 2 * Math.PI;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return (x, y) => {
    const [right, down] = [(x - left) / size, (y - top) / size];
    // An outline is inside of the unit circle.
    if (right ** 2 + down ** 2 > (1 + 1 / size) ** 2) return Infinity;
    return outline(right * cos + down * sin, down * cos - right * sin) * size;
  };
}
