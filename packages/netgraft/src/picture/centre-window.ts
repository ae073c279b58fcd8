/** A part of one side of a picture: `count` pixels from `start` on. */
export interface Window {
  readonly start: number;
  readonly count: number;
}

/** The middle `count` pixels of a side of at least as many, placed as torchvision's `CenterCrop` places them. */
export function centreWindow(side: number, count: number): Window {
  return { start: roundHalfToEven((side - count) / 2), count };
}

/** Python's `round`, which torchvision uses: 0.5 goes to 0 and 1.5 to 2. */
function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
