import type { Network } from "@netgraft/core";
import type { NetworkLatency } from "../../run/benchmark-networks.js";
import type { CompareOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { openOptions } from "../arguments/open-argument.js";
import { formatCsv } from "../output/csv.js";
import { formatMarkdown } from "../output/markdown.js";
import { formatTable } from "../output/table.js";
import { composeNetwork, openNetwork, type OpenedNetwork } from "../../open-network.js";
import { type Compared, comparedOf } from "./compared.js";
import type { Conditions } from "./measure.js";
import { comparisonTable, plainComparisonTable } from "./comparison-table.js";

/** Prints networks beside the first of them. */
export async function printComparison(
  context: CommandContext,
  references: readonly string[],
  options: CompareOptions,
): Promise<void> {
  const opening = await openOptions(context, options);
  if (options.benchmark !== true) {
    const networks: Network[] = [];
    for (const reference of references) networks.push(await composeNetwork(reference, opening));
    return print(context, networks.map(comparedOf), options);
  }
  const opened: OpenedNetwork[] = [];
  for (const reference of references) opened.push(await openNetwork(reference, opening));
  // The engine takes longer to load than networks take to be counted.
  const { describeConditions, measure } = await import("./measure.js");
  const { networks, ...conditions } = await measure(context, opened, options);
  const compared = opened.map(({ network }, index) => ({ ...comparedOf(network), ...latencyOf(networks[index]) }));
  print(context, compared, options, { ...conditions, words: describeConditions(conditions) });
}

function latencyOf(latency: NetworkLatency | undefined): Pick<Compared, "latency"> {
  return latency === undefined ? {} : { latency: { milliseconds: latency.milliseconds, ratio: latency.ratio } };
}

function print(
  context: CommandContext,
  networks: readonly Compared[],
  { format }: CompareOptions,
  benchmark?: Conditions & { readonly words: string },
): void {
  if (format === "json") {
    const { words: _, ...conditions } = benchmark ?? {};
    context.printJson({ networks, ...(benchmark && { benchmark: conditions }) });
  } else if (format === "csv") {
    context.print(formatCsv(plainComparisonTable(networks)));
  } else {
    const table = comparisonTable(networks);
    context.print(format === "markdown" ? formatMarkdown(table) : formatTable(table, context.stdout));
    if (benchmark !== undefined) context.print(`\n${benchmark.words}`);
  }
}
