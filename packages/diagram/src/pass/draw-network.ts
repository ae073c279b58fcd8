import { formatSizes, type Graph, summarize } from "@netgraft/core/graph";
import type { Costs, Detail, DiagramRow, DiagramSection, NetworkDiagram, Rule } from "../model/network-diagram.js";
import { letter } from "../model/letter.js";
import { ruleKey } from "../model/rule-key.js";
import { withFoldedWindows } from "./folded-windows.js";
import { regionRuns } from "./regions.js";
import { type PlainRow, rowsOf } from "./rows-of.js";
import { Survey } from "./survey.js";

/** A network at block level: its blocks by stage, equal ones folded, with what is attached and what each costs. */
export function drawNetwork(graph: Graph): NetworkDiagram {
  const survey = new Survey(graph);
  const runs = regionRuns(survey).map((run) => ({ ...run, rows: rowsOf(run, survey) }));
  const details = detailsOf(runs.flatMap(({ rows }) => rows));
  const sections = runs.map(({ kind, title, rows }): DiagramSection => ({
    kind,
    title,
    rows: rows.map(({ structure, ...row }): DiagramRow => {
      const detail = structure === undefined ? undefined : details.get(structure)?.letter;
      return { ...row, ...(detail && { detail }) };
    }),
  }));
  const { parameters, macs } = summarize(graph);
  const counted = sections.filter(({ kind }) => kind !== "auxiliary").flatMap(({ rows }) => rows);
  return {
    name: graph.name,
    input: Object.values(graph.inputs)
      .map(({ axes }) => formatSizes(axes))
      .join(", "),
    parameters,
    macs,
    sections,
    details: [...details.values()],
    rules: rulesOf(counted),
    attached: sum(counted.map(({ attached }) => attached)),
  };
}

/** The structures that rows have, lettered in the order in which they are met. */
function detailsOf(rows: readonly PlainRow[]): ReadonlyMap<string, Detail> {
  const folded = new Map<string, { readonly shown: PlainRow; readonly others: PlainRow[] }>();
  for (const row of rows) {
    if (row.structure === undefined) continue;
    const known = folded.get(row.structure);
    if (known === undefined) folded.set(row.structure, { shown: row, others: [] });
    else known.others.push(row);
  }
  return new Map(
    [...folded].map(([structure, { shown, others }], index) => {
      const { label, paths, flow } = shown;
      const count = others.reduce((total, row) => total + row.count, shown.count);
      const drawn = withFoldedWindows(flow, others);
      return [structure, { letter: letter(index), title: label, path: paths[0] ?? "", count, flow: drawn }];
    }),
  );
}

function rulesOf(rows: readonly DiagramRow[]): readonly Rule[] {
  const rules = new Map<string, Rule>();
  for (const { attachments, count } of rows)
    for (const { parameters, macs, ...rule } of attachments) {
      const key = ruleKey(rule);
      const before = rules.get(key) ?? { ...rule, count: 0, parameters: 0, macs: 0 };
      rules.set(key, {
        ...before,
        count: before.count + count,
        parameters: before.parameters + count * parameters,
        macs: before.macs + count * macs,
      });
    }
  return [...rules.values()];
}

function sum(costs: readonly Costs[]): Costs {
  return costs.reduce(
    (total, { parameters, macs }) => ({ parameters: total.parameters + parameters, macs: total.macs + macs }),
    { parameters: 0, macs: 0 },
  );
}
