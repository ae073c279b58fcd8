import { type RecordedRow, settingPaths, settingText, type SweepCell } from "@netgraft/experiments";
import type { Column } from "../output/table.js";

/** A row of a sweep by what it is called: its variant, and its settings. */
type NamedRow = Pick<RecordedRow, "variant" | "settings">;

/** Columns of what rows are called: variant, and every setting that one of them has. */
export function nameColumns(rows: readonly NamedRow[]): {
  readonly columns: readonly Column[];
  readonly cellsOf: (row: NamedRow) => readonly string[];
} {
  const paths = settingPaths(rows);
  return {
    columns: ["variant", ...paths].map((title) => ({ title })),
    cellsOf: ({ variant, settings }) => [
      variant,
      ...paths.map((path) => (settings[path] === undefined ? "" : settingText(settings[path]))),
    ],
  };
}

/** A row in words: `pre, attachments.se.reduction=8`. */
export function rowText({ variant, settings }: NamedRow): string {
  return [variant, ...Object.entries(settings).map(([path, value]) => `${path}=${settingText(value)}`)].join(", ");
}

/** A cell in words: `pre, attachments.se.reduction=8, seed 3`. */
export function cellText(row: NamedRow, { seed }: Pick<SweepCell, "seed">): string {
  return `${rowText(row)}, seed ${seed}`;
}
