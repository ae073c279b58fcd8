import type { Range } from "./range.js";

/** What makes the shapes of a dataset hard to tell apart. */
export interface Difficulty {
  /** The radius of the shape, as a part of the picture's side. */
  readonly radius: Range;
  /** How much a shape is drawn out in some direction: the ratio of its axes. */
  readonly stretch: Range;
  /** The least distance of the shape's colour from the background's, of levels from 0 to 1. */
  readonly contrast: number;
  /** How much the background varies, in levels from 0 to 1. */
  readonly texture: Range;
  /** The standard deviation of the noise of each channel of each pixel, in levels from 0 to 1. */
  readonly noise: Range;
  /** How many other things are in the picture. */
  readonly distractors: Range;
}

/** The names of the difficulties, the easiest first. */
export const difficultyNames = ["easy", "medium", "hard"] as const;

/** The difficulties by name. */
export const difficulties: Readonly<Record<(typeof difficultyNames)[number], Difficulty>> = {
  easy: {
    radius: [0.3, 0.42],
    stretch: [1, 1],
    contrast: 0.5,
    texture: [0.02, 0.08],
    noise: [0.01, 0.03],
    distractors: [0, 1],
  },
  medium: {
    radius: [0.26, 0.42],
    stretch: [1, 1.15],
    contrast: 0.4,
    texture: [0.05, 0.15],
    noise: [0.02, 0.06],
    distractors: [1, 3],
  },
  hard: {
    radius: [0.2, 0.4],
    stretch: [1, 1.3],
    contrast: 0.3,
    texture: [0.1, 0.25],
    noise: [0.04, 0.12],
    distractors: [2, 6],
  },
};
