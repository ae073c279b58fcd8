/**
 * A median with the half of its spread, marked where it is noisy; nothing for what was not measured.
 * @param {Pick<import("./statistics.mjs").Statistics, "median" | "spread" | "noisy"> | undefined} statistics
 * @param {number} digits
 */
export function describe(statistics, digits) {
  if (statistics === undefined) return "";
  const { median, spread, noisy } = statistics;
  return `${median.toFixed(digits)} ± ${(50 * spread).toFixed(1)} %${noisy ? ", noisy" : ""}`;
}

/**
 * A ratio as `describe` has it, with the limit that it keeps or does not.
 * @param {Pick<import("./statistics.mjs").Statistics, "median" | "spread" | "noisy"> | undefined} statistics
 * @param {number | undefined} limit
 */
export function describeLimited(statistics, limit) {
  const described = describe(statistics, 2);
  if (statistics === undefined || limit === undefined) return described;
  return `${described} (${statistics.median <= limit ? "≤" : "over"} ${limit})`;
}
