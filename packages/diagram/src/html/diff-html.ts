import type { DiffRow, NetworkDiff } from "../model/network-diff.js";
import { flowDiff } from "../diff/flow-diff.js";
import { element, escaped } from "../svg/element.js";
import { formatCount, formatDifference } from "../svg/numbers.js";
import { flowFigure } from "./flow-figure.js";
import { factsOf } from "./network-html.js";
import { htmlPage, type PageOptions, unfolding } from "./page.js";
import { rowHead, rowSummary } from "./row-summary.js";

/** Two networks as a page, block by block; what unfolds shows both side by side. */
export async function diffHtml(diff: NetworkDiff, options?: PageOptions): Promise<string> {
  const { before, after, sections } = diff;
  const parts: string[] = [];
  for (const { title, rows } of sections) {
    if (title !== "") parts.push(element("h2", {}, escaped(title)));
    for (const row of rows) parts.push(unfolding(rowSummary(summaryOf(row)), await pairOf(row, diff)));
  }
  const facts = [before, after].flatMap((diagram) => factsOf(diagram).map((fact) => `${diagram.name}: ${fact}`));
  return htmlPage(`${before.name} and ${after.name}`, facts, rowHead + parts.join(""), options);
}

function summaryOf(row: DiffRow): Parameters<typeof rowSummary>[0] {
  const { before, after, costs, count, attachments, change } = row;
  const shown = after ?? before;
  return {
    label: shown?.label ?? "",
    count,
    paths: shown?.paths.slice(0, 1) ?? [],
    output: shown?.output ?? "",
    attachments,
    ...(change && { change }),
    parameters: (after === undefined ? costs.before : costs.after).parameters * count,
    macs: (after === undefined ? costs.before : costs.after).macs * count,
  };
}

async function pairOf(
  { before, after, change, attachments, costs, count }: DiffRow,
  diff: NetworkDiff,
): Promise<string> {
  const differs = change !== undefined || attachments.some((one) => one.change !== undefined);
  if (!differs && after) return flowFigure(after.flow, after.label);
  const flows = before && after ? flowDiff(before.flow, after.flow) : { before: before?.flow, after: after?.flow };
  const parameters = (costs.after.parameters - costs.before.parameters) * count;
  const macs = (costs.after.macs - costs.before.macs) * count;
  return [
    element("p", {}, `${sizeOf(parameters)} parameters, ${sizeOf(macs)} MACs`),
    element(
      "div",
      { class: "pair" },
      ...(flows.before ? [await flowFigure(flows.before, before?.label ?? "", diff.before.name)] : []),
      ...(flows.after ? [await flowFigure(flows.after, after?.label ?? "", diff.after.name)] : []),
    ),
  ].join("");
}

function sizeOf(difference: number): string {
  return difference === 0 ? formatCount(0) : formatDifference(difference);
}
