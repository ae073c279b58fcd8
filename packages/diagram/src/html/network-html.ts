import type { DiagramRow, NetworkDiagram, OperationRow } from "../model/network-diagram.js";
import { attachedName } from "../model/attached-name.js";
import { optionsLabel } from "../pass/options-label.js";
import { element, escaped } from "../svg/element.js";
import { formatCount, formatCounted } from "../svg/numbers.js";
import { flowFigure } from "./flow-figure.js";
import { htmlPage, type PageOptions, unfolding } from "./page.js";
import { rowHead, rowSummary } from "./row-summary.js";

/** A network as a page of its own, whose blocks unfold to drawings and these to single operations. */
export async function networkHtml(diagram: NetworkDiagram, options?: PageOptions): Promise<string> {
  const sections: string[] = [];
  for (const { title, rows } of diagram.sections) {
    if (title !== "") sections.push(element("h2", {}, escaped(title)));
    for (const row of rows) sections.push(unfolding(rowSummary(row), await insideOf(row)));
  }
  return htmlPage(diagram.name, factsOf(diagram), rowHead + sections.join(""), options);
}

/** What a page says of a network at its top. */
export function factsOf({ input, parameters, macs, rules }: NetworkDiagram): readonly string[] {
  return [
    `Input ${input}; ${formatCounted(parameters, "parameter")}; ${formatCounted(macs, "multiply-accumulate")} for one picture.`,
    ...rules.map(
      (rule) =>
        `${rule.count} × ${attachedName(rule)}: ${formatCounted(rule.parameters, "parameter")}, ${formatCounted(rule.macs, "MAC")}; ${optionsLabel(rule.options)}.`,
    ),
  ];
}

/** A block's drawing, and below it that of its operations with a table of them. */
async function insideOf({ flow, operations, list, label, paths: [path = ""] }: DiagramRow): Promise<string> {
  const inner = (await flowFigure(operations, `${label} ${path}, operation by operation`)) + operationTable(list);
  return (
    (await flowFigure(flow, `${label} ${path}`)) +
    unfolding(`${formatCounted(list.length, "operation")} of ${escaped(path)}`, inner, "operations")
  );
}

function operationTable(list: readonly OperationRow[]): string {
  const head = ["layer", "operation", "output", "parameters", "MACs"].map((title, index) =>
    element("th", { class: index < 3 ? undefined : "number" }, title),
  );
  const rows = list.map(({ path, operation, output, parameters, macs }) =>
    element(
      "tr",
      {},
      ...[path, operation, output].map((cell) => element("td", {}, escaped(cell))),
      ...[parameters, macs].map((count) => element("td", { class: "number" }, count === 0 ? "" : formatCount(count))),
    ),
  );
  return element("table", {}, element("tr", {}, ...head), ...rows);
}
