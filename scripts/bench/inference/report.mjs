import { describe, describeLimited } from "../figures/describe.mjs";
import { ratio } from "../figures/ratio.mjs";
import { statistics } from "../figures/statistics.mjs";
import { limits } from "./predictions.mjs";

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

/** What was measured, with statistics and the ratios that are looked for, of runs of the same round. */
export function compared(measured) {
  const all = measured.map(({ turns, ...result }) => {
    if (turns === undefined) return result;
    const inside = turns.map((turn) => turn.inside);
    const whole = turns.flatMap((turn) => turn.whole ?? []);
    return { ...result, inside: of(inside), ...(whole.length === 0 ? {} : { whole: of(whole) }) };
  });
  const runs = (id) => all.find((result) => result.id === id)?.inside;
  // Which layout is faster depends on the processor.
  const better = [runs("pytorch NCHW"), runs("pytorch channels_last")]
    .filter((each) => each !== undefined)
    .toSorted((a, b) => a.median - b.median)[0];
  return all.map((result) => ({
    ...result,
    toExporter: ratio(result.inside?.milliseconds, runs("exporter")?.milliseconds),
    toPytorch: ratio(result.inside?.milliseconds, better?.milliseconds),
  }));
}

/** Whether a limit is not kept. */
export function isOver({ id, ...ratios }) {
  return Object.entries(limits[id] ?? {}).some(([ratioTo, limit]) => ratios[ratioTo]?.median > limit);
}

export function row({ id, name, missing, inside, whole, toExporter, toPytorch, open, first, peakMemory }) {
  if (missing !== undefined) return [name, missing, ...head.slice(2).map(() => "")];
  return [
    name,
    describe(inside, 1),
    describe(whole, 1),
    describeLimited(toExporter, limits[id]?.toExporter),
    describeLimited(toPytorch, limits[id]?.toPytorch),
    open === 0 ? "" : open.toFixed(0),
    first.toFixed(0),
    peakMemory === undefined ? "" : peakMemory.toFixed(0),
  ];
}

function of(milliseconds) {
  return { ...statistics(milliseconds), milliseconds };
}
