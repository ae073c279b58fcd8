import { describe } from "../figures/describe.mjs";
import { statistics } from "../figures/statistics.mjs";

/**
 * The figures of one run of the benchmark by their names.
 * @typedef {ReadonlyMap<string, { readonly unit: string, readonly median: number }>} Figures
 */

/**
 * A figure of both checkouts, with the statistics of head / base over the rounds.
 * @typedef {{ name: string, base: string, head: string, ratio?: ReturnType<typeof statistics>, over: boolean }} Compared
 */

/**
 * The figures in the results of a benchmark, whichever parts it had.
 * @param {Record<string, unknown>} results
 * @returns {Figures}
 */
export function figuresOf(results) {
  const found = new Map();
  for (const part of Object.values(results)) {
    if (!Array.isArray(part)) continue;
    for (const { name, network, unit = "ms", median, inside } of part) {
      const figure = median ?? inside?.median;
      if (typeof figure === "number")
        found.set(network === undefined ? name : `${network}: ${name}`, { unit, median: figure });
    }
  }
  return found;
}

/**
 * Compares the rounds of two checkouts; what only one of them measures is shown without a ratio.
 * @param {readonly Figures[]} bases
 * @param {readonly Figures[]} heads
 * @param {number} limit the ratio above which a figure is over, where the rounds agree
 * @returns {Compared[]}
 */
export function comparison(bases, heads, limit) {
  const names = new Set([...bases, ...heads].flatMap((figures) => [...figures.keys()]));
  return [...names].map((name) => {
    const sides = [bases, heads].map((rounds) => rounds.flatMap((figures) => figures.get(name) ?? []));
    const [base = [], head = []] = sides;
    const [shownBase, shownHead] = [base, head].map(shown);
    if (base.length === 0 || base.length !== head.length)
      return { name, base: shownBase ?? "", head: shownHead ?? "", over: false };
    const ratio = statistics(head.map(({ median }, round) => median / (base[round]?.median ?? Number.NaN)));
    return { name, base: shownBase ?? "", head: shownHead ?? "", ratio, over: ratio.median > limit && !ratio.noisy };
  });
}

/** @param {readonly { readonly unit: string, readonly median: number }[]} figures */
function shown(figures) {
  const [first] = figures;
  return first === undefined
    ? ""
    : `${statistics(figures.map(({ median }) => median)).median.toFixed(1)} ${first.unit}`;
}

/**
 * The comparison as a table.
 * @param {readonly Compared[]} compared
 */
export function markdown(compared) {
  const rows = compared.map(
    ({ name, base, head, ratio, over }) =>
      `| ${name} | ${base} | ${head} | ${describe(ratio, 3)}${over ? " **over**" : ""} |`,
  );
  return ["| | base | head | head / base |", "|---|--:|--:|--:|", ...rows].join("\n");
}
