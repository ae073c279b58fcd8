/** A larger spread makes a figure doubtful. */
const largestSpread = 0.05;

/** Median, extremes and spread of a list of figures, and whether they are to be doubted (`noisy`). */
export function statistics(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  // The spread is that of the middle half: one disturbed run does not make a figure doubtful.
  const spread = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / median;
  return {
    runs: sorted.length,
    median,
    minimum: sorted[0],
    maximum: sorted.at(-1),
    spread,
    noisy: spread > largestSpread,
  };
}

function quantile(sorted, fraction) {
  const position = (sorted.length - 1) * fraction;
  const below = sorted[Math.floor(position)];
  return below + (sorted[Math.ceil(position)] - below) * (position % 1);
}
