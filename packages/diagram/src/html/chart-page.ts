import { element, escaped } from "../svg/element.js";
import { type PageOptions, plainPage } from "./page.js";

/** A part of a page: a table, a chart, or words. */
export interface ChartSection {
  readonly title: string;
  /** Above the rest. */
  readonly words?: readonly string[];
  readonly table?: {
    readonly columns: readonly { readonly title: string; readonly align?: "right" | "left" }[];
    readonly rows: readonly (readonly string[])[];
  };
  /** An SVG of this package. */
  readonly chart?: string;
}

/** Tables and charts as a page of its own, which asks the network for nothing. */
export function chartHtml(
  {
    title,
    facts,
    sections,
  }: { readonly title: string; readonly facts: readonly string[]; readonly sections: readonly ChartSection[] },
  options?: PageOptions,
): string {
  const content = sections.map((section) =>
    [
      element("h2", {}, escaped(section.title)),
      ...(section.words ?? []).map((words) => element("p", {}, escaped(words))),
      section.table === undefined ? "" : element("div", { class: "wide" }, tableOf(section.table)),
      section.chart === undefined ? "" : element("figure", { class: "chart" }, section.chart.trimEnd()),
    ].join(""),
  );
  return plainPage(title, facts, content.join(""), options);
}

function tableOf({ columns, rows }: NonNullable<ChartSection["table"]>): string {
  const classOf = (index: number): string | undefined => (columns[index]?.align === "right" ? "number" : undefined);
  return element(
    "table",
    {},
    element("tr", {}, ...columns.map(({ title }, index) => element("th", { class: classOf(index) }, escaped(title)))),
    ...rows.map((row) =>
      element("tr", {}, ...row.map((cell, index) => element("td", { class: classOf(index) }, escaped(cell)))),
    ),
  );
}
