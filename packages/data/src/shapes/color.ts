import type { RandomNumbers } from "@netgraft/core";

/** Red, green and blue, from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number];

export function randomColor(random: RandomNumbers): Color {
  return [random.uniform(), random.uniform(), random.uniform()];
}

/** A colour at a distance from another one: of the first draws the first that is far enough, or the farthest. */
export function colorAwayFrom(other: Color, distance: number, random: RandomNumbers): Color {
  let best = randomColor(random);
  for (let draw = 1; draw < 32 && distanceOf(best, other) < distance; draw += 1) {
    const color = randomColor(random);
    if (distanceOf(color, other) > distanceOf(best, other)) best = color;
  }
  return best;
}

/** In brightness, so that shapes can be told from the background in grey, too. */
function distanceOf(a: Color, b: Color): number {
  return Math.abs(brightness(a) - brightness(b));
}

function brightness([red, green, blue]: Color): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
