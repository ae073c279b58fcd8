import { describe, describeLimited } from "../figures/describe.mjs";
import { ratio } from "../figures/ratio.mjs";
import { statistics } from "../figures/statistics.mjs";
import { limits } from "./predictions.mjs";

/**
 * A prediction by the clock of the engine's process, and where one is asked from another, as a program waits for it; milliseconds.
 * @typedef {{ inside: number, whole?: number }} Turn
 */

/** @typedef {import("../figures/statistics.mjs").Statistics} Statistics */
/** @typedef {Statistics & { milliseconds: readonly number[] }} Times */

/**
 * What was measured, with the ratios that are looked for.
 * @typedef {import("../contest/take-turns.mjs").Measured<Turn> & {
 *   inside?: Times, whole?: Times, toExporter?: Statistics | undefined, toPytorch?: Statistics | undefined }} Compared
 */

export const head = [
  "",
  "ms / run",
  "as a program waits",
  "× PyTorch's exporter",
  "× PyTorch's better",
  "opening ms",
  "first ms",
  "peak MiB",
];

/**
 * What was measured, with statistics and the ratios that are looked for, of runs of the same round.
 * @param {readonly import("../contest/take-turns.mjs").Measured<Turn>[]} measured
 * @returns {Compared[]}
 */
export function compared(measured) {
  /** @type {Compared[]} */
  const all = measured.map(({ turns, ...result }) => {
    if (turns === undefined) return result;
    const inside = turns.map((turn) => turn.inside);
    const whole = turns.flatMap((turn) => turn.whole ?? []);
    return { ...result, inside: of(inside), ...(whole.length === 0 ? {} : { whole: of(whole) }) };
  });
  const runs = (/** @type {string} */ id) => all.find((result) => result.id === id)?.inside;
  // Which layout is faster depends on the processor.
  const better = [runs("pytorch NCHW"), runs("pytorch channels_last")]
    .flatMap((each) => each ?? [])
    .toSorted((a, b) => a.median - b.median)[0];
  return all.map((result) => ({
    ...result,
    toExporter: ratio(result.inside?.milliseconds, runs("exporter")?.milliseconds),
    toPytorch: ratio(result.inside?.milliseconds, better?.milliseconds),
  }));
}

/**
 * Whether a limit is not kept.
 * @param {Compared} result
 */
export function isOver({ id, toExporter, toPytorch }) {
  const { toExporter: exporterLimit = Infinity, toPytorch: pytorchLimit = Infinity } = limits[id] ?? {};
  return (toExporter?.median ?? 0) > exporterLimit || (toPytorch?.median ?? 0) > pytorchLimit;
}

/** @param {Compared} result */
export function row({ id, name, missing, inside, whole, toExporter, toPytorch, open, first, peakMemory }) {
  if (missing !== undefined) return [name, missing, ...head.slice(2).map(() => "")];
  return [
    name,
    describe(inside, 1),
    describe(whole, 1),
    describeLimited(toExporter, limits[id]?.toExporter),
    describeLimited(toPytorch, limits[id]?.toPytorch),
    open === undefined || open === 0 ? "" : open.toFixed(0),
    first === undefined ? "" : first.toFixed(0),
    peakMemory === undefined ? "" : peakMemory.toFixed(0),
  ];
}

/** @param {readonly number[]} milliseconds */
function of(milliseconds) {
  return { ...statistics(milliseconds), milliseconds };
}
