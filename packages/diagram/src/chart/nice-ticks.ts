/** From 0 in steps of 1, 2 or 5 times a power of ten until the highest value is reached, in at most five steps. */
export function niceTicks(highest: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(highest / 5));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => highest / size <= 5) ?? 10 * power;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
}
