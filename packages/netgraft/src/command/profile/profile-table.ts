import type { NetworkProfile, PartTime, ProfiledModule } from "../../run/profile/network-profile.js";
import { formatMilliseconds, formatRate } from "../../run/profile/measured-numbers.js";
import { formatCount } from "../output/numbers.js";
import type { Column, TableData } from "../output/table.js";
import { treeLines } from "../output/tree.js";

/** The modules of a network as a table, with columns for each size of batch. @param depth how many levels below the network are shown */
export function profileTable({ tree, batches }: NetworkProfile, depth: number): TableData {
  const perBatch = batches.flatMap(({ batch }): readonly Column[] => {
    const of = batches.length === 1 ? "" : ` of ${batch}`;
    return [`ms${of}`, `time${of}`, `GFLOP/s${of}`, `GB/s${of}`, `at the roof${of}`].map((title) => ({
      title,
      align: "right",
    }));
  });
  return {
    columns: [
      { title: "module", whole: true },
      { title: "kind" },
      { title: "MACs", align: "right" },
      { title: "of all", align: "right" },
      ...perBatch,
    ],
    rows: treeLines(tree, depth).map(({ branch, value }) => [
      `${branch}${value.name}`,
      value.kind,
      value.macs === 0 ? "" : formatCount(value.macs),
      formatShare(value.macs, tree.value.macs),
      ...batches.flatMap(({ batch, milliseconds }, index) => timeCells(value, index, { batch, milliseconds })),
    ]),
  };
}

function timeCells(
  { macs, times }: ProfiledModule,
  index: number,
  whole: { readonly batch: number; readonly milliseconds: number },
): readonly string[] {
  const time = times[index];
  if (time === undefined || time.milliseconds === 0) return ["", "", "", "", ""];
  const perSecond = (amount: number): string => (amount === 0 ? "" : formatRate(amount / time.milliseconds / 1e6));
  return [
    formatMilliseconds(time.milliseconds),
    formatShare(time.milliseconds, whole.milliseconds),
    perSecond(2 * macs * whole.batch),
    perSecond(time.bytes),
    formatShare(time.roofMilliseconds, time.milliseconds),
  ];
}

/** The totals of a profile: named lines. */
export function profileFacts(profile: NetworkProfile): readonly (readonly [name: string, value: string])[] {
  const { name, engine, threads, roof, batches, attachments, tree } = profile;
  return [
    ["network", name],
    ["engine", `${engine}, ${threads === 1 ? "1 thread" : `${threads} threads`}`],
    ["roof", `${formatRate(roof.gigaflops)} GFLOP/s, ${formatRate(roof.gigabytes)} GB/s`],
    ...batches.flatMap(({ batch, milliseconds, betweenMilliseconds, runs }, index): [string, string][] => {
      const time = tree.value.times[index];
      const part = (of: number): string => formatShare(of, milliseconds) || "0 %";
      return [
        [
          `a run of batch ${batch}`,
          `${formatMilliseconds(milliseconds)} ms, the mean of the quickest ${Math.ceil(runs.length / 4)} of ${runs.length}; ` +
            `${part(time?.layoutMilliseconds ?? 0)} of it changes layouts, ${part(betweenMilliseconds)} is between the layers`,
        ],
        ...attachments.map(({ kind, count, macs, times }): [string, string] => [
          `${count} × ${kind}`,
          `${formatShare(macs, tree.value.macs) || "0 %"} of the MACs, ${part(times[index]?.milliseconds ?? 0)} of the time${layouts(times[index], milliseconds)}`,
        ]),
      ];
    }),
  ];
}

function layouts(time: PartTime | undefined, milliseconds: number): string {
  const share = formatShare(time?.layoutMilliseconds ?? 0, milliseconds);
  return share === "" ? "" : `, of which changes of layout ${share}`;
}

/** A part as a percentage with two digits: `9.8 %`, `0.066 %`; nothing where there is none. */
function formatShare(part: number, all: number): string {
  if (part === 0 || all === 0) return "";
  const percent = (100 * part) / all;
  return `${percent >= 10 ? percent.toFixed(0) : percent.toPrecision(2)} %`;
}
