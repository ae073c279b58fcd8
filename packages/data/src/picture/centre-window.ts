import { roundHalfToEven } from "./round-half-to-even.js";

/** A part of one side of a picture: `count` pixels from `start` on. */
export interface Window {
  readonly start: number;
  readonly count: number;
}

/** The middle `count` pixels of a side of at least as many, placed as torchvision's `CenterCrop` places them. */
export function centreWindow(side: number, count: number): Window {
  return { start: roundHalfToEven((side - count) / 2), count };
}
