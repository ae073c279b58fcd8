/** @typedef {ReturnType<typeof statistics>} Statistics */

/** A larger spread makes a figure doubtful. */
const largestSpread = 0.05;

/**
 * Median, extremes and spread of a list of figures, and whether they are to be doubted (`noisy`).
 * @param {readonly number[]} figures
 */
export function statistics(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  // The spread is that of the middle half: one disturbed run does not make a figure doubtful.
  const spread = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / median;
  return {
    runs: sorted.length,
    median,
    minimum: sorted[0] ?? Number.NaN,
    maximum: sorted.at(-1) ?? Number.NaN,
    spread,
    noisy: spread > largestSpread,
  };
}

/**
 * @param {readonly number[]} sorted
 * @param {number} fraction
 */
function quantile(sorted, fraction) {
  const position = (sorted.length - 1) * fraction;
  const [below = Number.NaN, above = Number.NaN] = [Math.floor, Math.ceil].map((round) => sorted[round(position)]);
  return below + (above - below) * (position % 1);
}
