import type { Change } from "../model/flow.js";
import type { DiagramRow, DiagramSection, NetworkDiagram } from "../model/network-diagram.js";
import { attachedName } from "../model/attached-name.js";
import { formatCount, formatShort } from "./numbers.js";

/** What is attached, on a row. */
export interface Chip {
  readonly label: string;
  readonly change?: Change;
}

/** A row of an overview: a box, and cells beside it. */
export interface OverviewRow extends Pick<DiagramRow, "label" | "count" | "detail" | "output"> {
  readonly chips: readonly Chip[];
  readonly cells: readonly string[];
  readonly change?: Change;
}

/** Rows that belong together. */
export interface OverviewSection extends Pick<DiagramSection, "kind" | "title"> {
  readonly rows: readonly OverviewRow[];
}

/** A network, or two that are compared, from top to bottom. */
export interface Overview {
  /** Sizes of the input. */
  readonly input: string;
  /** Titles of the cells. */
  readonly columns: readonly string[];
  readonly sections: readonly OverviewSection[];
  readonly totals: readonly string[];
}

/** The overview of one network, with what each row costs. */
export function networkOverview({ input, sections, rules, ...totals }: NetworkDiagram): Overview {
  const hasRules = rules.length > 0;
  const cells = ({ parameters, macs, attached }: Pick<DiagramRow, "parameters" | "macs" | "attached">): string[] => [
    orNothing(parameters, formatCount),
    orNothing(macs, formatShort),
    ...(hasRules ? [orNothing(attached.parameters, formatCount)] : []),
  ];
  return {
    input,
    columns: ["parameters", "MACs", ...(hasRules ? ["attached parameters"] : [])],
    sections: sections.map(({ kind, title, rows }) => ({
      kind,
      title,
      rows: rows.map((row) => ({ ...row, chips: row.attachments.map(chipOf), cells: cells(row) })),
    })),
    totals: cells(totals),
  };
}

/** How an attachment is named on a row. */
export function chipOf(attached: Parameters<typeof attachedName>[0]): Chip {
  return { label: attachedName(attached) };
}

/** A count, and nothing where it is 0. */
export function orNothing(count: number, format: (count: number) => string): string {
  return count === 0 ? "" : format(count);
}
