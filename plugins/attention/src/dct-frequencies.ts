/** A pair of frequencies of the two-dimensional DCT: along the height, along the width. */
export type Frequency = readonly [vertical: number, horizontal: number];

/**
 * The rankings of 32 of the 49 frequencies on 7×7 in FcaNet's code, each as vertical and horizontal digit: `top` by
 * accuracy alone on ImageNet, best first, `low` from the lowest up, `bot` worst first.
 */
const rankings = {
  top: "00 01 60 05 02 10 12 40 50 16 30 04 06 03 35 22 46 63 33 53 55 21 61 52 54 32 31 41 23 20 65 13",
  low: "00 01 10 11 02 20 21 12 22 03 30 40 04 13 31 05 14 23 32 41 50 06 15 24 33 42 51 60 16 25 34 43",
  bot: "66 14 34 36 26 43 11 24 44 45 56 15 42 62 25 51 64 13 65 20 23 41 31 32 54 52 61 21 55 53 33 63",
} as const;

/** The selections that FcaNet's code has by name: a ranking and how many of it. */
export const selections = [
  "top1",
  "top2",
  "top4",
  "top8",
  "top16",
  "top32",
  "low1",
  "low2",
  "low4",
  "low8",
  "low16",
  "low32",
  "bot1",
  "bot2",
  "bot4",
  "bot8",
  "bot16",
  "bot32",
] as const;
export type Selection = (typeof selections)[number];

/** The side of the frequency space that selections are given in. */
export const selectionSide = 7;

/** The frequencies of a selection on a map of that size: those of 7×7 times ⌊height / 7⌋ and ⌊width / 7⌋. */
export function selectedFrequencies(selection: Selection, height: number, width: number): readonly Frequency[] {
  // A selection begins with the name of its ranking, three letters long.
  const ranking = rankings[selection.slice(0, 3) as keyof typeof rankings].split(" ");
  const step = (side: number): number => Math.floor(side / selectionSide);
  return ranking
    .slice(0, Number(selection.slice(3)))
    .map((digits): Frequency => [Number(digits[0]) * step(height), Number(digits[1]) * step(width)]);
}
