import { statistics } from "./figures/statistics.mjs";

/**
 * What is measured, and the limit that is promised for its median.
 * @typedef {object} Measurement
 * @property {string} name
 * @property {string} unit
 * @property {number} [limit]
 * @property {() => readonly number[] | Promise<readonly number[]>} measure
 */

/**
 * Takes measurements one after the other, prints each, and gives their results, with `over` where a limit is not kept.
 * @param {readonly Measurement[]} measurements
 */
export async function measureFigures(measurements) {
  const results = [];
  for (const { name, unit, limit, measure } of measurements) {
    const figures = statistics(await measure());
    const over = limit !== undefined && figures.median > limit;
    results.push({ name, unit, ...(limit === undefined ? {} : { limit, over }), ...figures });
    const range = `${figures.minimum.toFixed(1)} to ${figures.maximum.toFixed(1)}, ${figures.runs} runs`;
    const spread = `spread ${(100 * figures.spread).toFixed(1)} %${figures.noisy ? " (noisy)" : ""}`;
    const bound = limit === undefined ? "" : `; limit ${limit} ${unit}${over ? ": OVER" : ""}`;
    console.log(`${name}: median ${figures.median.toFixed(1)} ${unit} (${range}; ${spread}${bound})`);
  }
  return results;
}
