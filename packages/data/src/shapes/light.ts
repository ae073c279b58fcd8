import type { difficultyNames } from "./difficulty.js";
import type { Range } from "./range.js";

/** A Mondrian and its light: what makes it hard to tell which of its figures counts. */
export interface Light {
  /** How much warm light adds to red and takes from blue, and cool light the other way, as a part of the level. */
  readonly tint: number;
  /** How far the colours of surfaces are from grey, at most: what hides the tint from whoever looks at a few of them. */
  readonly chroma: number;
  /** How many patches there are; the more, the better their mean tells the light. */
  readonly patches: Range;
  /** The radius of a figure, as a part of the picture's side. */
  readonly radius: Range;
  /** The standard deviation of the noise of each channel of each pixel, in levels from 0 to 1. */
  readonly noise: number;
}

/** Lights by the name of the difficulty. */
export const lights: Readonly<Record<(typeof difficultyNames)[number], Light>> = {
  easy: { tint: 0.2, chroma: 0.4, patches: [25, 45], radius: [0.19, 0.22], noise: 0.02 },
  medium: { tint: 0.1, chroma: 0.4, patches: [25, 45], radius: [0.17, 0.22], noise: 0.03 },
  hard: { tint: 0.06, chroma: 0.4, patches: [35, 60], radius: [0.15, 0.2], noise: 0.05 },
};
