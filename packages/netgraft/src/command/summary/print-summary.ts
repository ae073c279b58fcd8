import type { Graph, Summary } from "@netgraft/core";
import type { SummaryOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { composeArgument } from "../arguments/open-argument.js";
import { formatCount, formatCounted } from "../output/numbers.js";
import { formatFacts, formatTable, type TableData } from "../output/table.js";
import type { TextSink } from "../output/text-sink.js";
import { treeLines } from "../output/tree.js";
import { moduleTree } from "../../run/module-tree.js";
import { formatSizes, layerCosts } from "@netgraft/core/host";

/** Prints what a network costs. */
export async function printSummary(context: CommandContext, reference: string, options: SummaryOptions): Promise<void> {
  const network = await composeArgument(context, reference, options);
  const summary = network.summary();
  if (options.json === true) return context.printJson(summary);
  const table = options.tree === true ? treeTable(network.graph, options.depth) : layerTable(network.graph);
  context.print(`${formatTable(table, context.stdout)}\n\n${totals(summary, context.stdout)}`);
}

function treeTable(graph: Graph, depth = Infinity): TableData {
  return {
    columns: [
      { title: "module", whole: true },
      { title: "kind" },
      { title: "parameters", align: "right" },
      { title: "MACs", align: "right" },
    ],
    rows: treeLines(moduleTree(graph), depth).map(({ branch, value: { name, kind, parameters, macs } }) => [
      `${branch}${name}`,
      kind,
      orNothing(parameters),
      orNothing(macs),
    ]),
  };
}

function totals(
  { name, input, parameters, auxiliaryParameters, buffers, macs, elementwise, attachments }: Summary,
  sink: TextSink,
): string {
  return formatFacts(
    [
      ["network", name],
      ["input", Object.values(input).join("×")],
      ["parameters", formatCount(parameters)],
      ...(auxiliaryParameters > 0 ? [["auxiliary parameters", formatCount(auxiliaryParameters)] as const] : []),
      ["buffers", formatCount(buffers)],
      ["MACs", formatCount(macs)],
      [
        "elementwise",
        Object.entries(elementwise)
          .map(([kind, count]) => `${kind} ${formatCount(count)}`)
          .join(", "),
      ],
      ...attached(attachments).map((text) => ["attached", text] as const),
    ],
    sink,
  );
}

/** What each rule has placed: `16 × se at residual, 2,530,992 parameters`. */
function attached(attachments: Summary["attachments"]): readonly string[] {
  const rules = new Map<string, { count: number; parameters: number }>();
  for (const { id, type, site, parameters } of attachments) {
    const rule = `${id === type ? type : `${id} (${type})`} at ${site}`;
    const before = rules.get(rule) ?? { count: 0, parameters: 0 };
    rules.set(rule, { count: before.count + 1, parameters: before.parameters + parameters });
  }
  return [...rules].map(
    ([rule, { count, parameters }]) => `${count} × ${rule}, ${formatCounted(parameters, "parameter")}`,
  );
}

/** Every node with its operation, output, parameters and MACs. */
function layerTable(graph: Graph): TableData {
  return {
    columns: [
      { title: "layer" },
      { title: "operation" },
      { title: "output", align: "right" },
      { title: "parameters", align: "right" },
      { title: "MACs", align: "right" },
    ],
    rows: layerCosts(graph).map(({ node: { path, operation, outputs }, parameters, macs }) => [
      path,
      operation.kind,
      outputs.map(({ axes }) => formatSizes(axes)).join(", "),
      orNothing(parameters),
      orNothing(macs),
    ]),
  };
}

/** A count, and nothing where it is 0: most nodes have no parameters. */
function orNothing(count: number): string {
  return count === 0 ? "" : formatCount(count);
}
