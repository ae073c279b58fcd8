import type { GateActivity } from "../../run/gates/measure-gates.js";
import { formatCount } from "../output/numbers.js";
import type { TableData } from "../output/table.js";

const right = { align: "right" } as const;

/** A line for each gate. */
export function gateTable({ gates }: GateActivity): TableData {
  return {
    columns: [
      { title: "gate" },
      { title: "type" },
      { title: "channels", ...right },
      { title: "mean", ...right },
      { title: "least", ...right },
      { title: "greatest", ...right },
      { title: "moves by", ...right },
      { title: "between classes", ...right },
    ],
    rows: gates.map(({ path, type, mean, movement, between, averaged }) => [
      path,
      averaged.length === 0 ? type : `${type}, over ${averaged.join(" × ")}`,
      formatCount(mean.length),
      mean.reduce((total, value) => total + value / mean.length, 0).toFixed(3),
      mean.reduce((least, value) => Math.min(least, value)).toFixed(3),
      mean.reduce((most, value) => Math.max(most, value)).toFixed(3),
      movement.toFixed(4),
      movement === 0 ? "" : `${((100 * between ** 2) / movement ** 2).toFixed(0)} %`,
    ]),
  };
}

/** A line for each channel of each gate, for all pictures and for those of each class. */
export function channelTable({ gates, classes }: GateActivity): TableData {
  const titles = ["gate", "type", "class", "pictures", "channel", "mean", "deviation"];
  return {
    columns: titles.map((title) => ({ title })),
    rows: gates.flatMap(({ path, type, ...all }) =>
      [
        { name: "", ...all },
        ...all.classes.map((one, label) => ({ name: classes[label]?.name ?? "", ...one })),
      ].flatMap(({ name, pictures, mean, deviation }) =>
        mean.map((value, channel) => [path, type, name, pictures, channel, value, deviation[channel] ?? 0].map(String)),
      ),
    ),
  };
}
