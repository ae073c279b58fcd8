import type { Network } from "@netgraft/core";
import { composeNetwork, openNetwork, type OpenedNetwork } from "../../open-network.js";
import { compareNetworks, type Comparison } from "../../run/compare-networks.js";
import { changedName } from "../arguments/changed-name.js";
import { engineOf } from "../arguments/engine-option.js";
import { openOptions } from "../arguments/open-argument.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { formatCsv } from "../output/csv.js";
import { formatMarkdown } from "../output/markdown.js";
import { formatTable } from "../output/table.js";
import { progressDisplays } from "../output/progress-display.js";
import { comparisonTable, describeConditions, plainComparisonTable } from "./comparison-table.js";
import type { CompareCommandOptions } from "./options.js";

/** Prints networks beside the first of them. */
export async function printComparison(
  context: CommandContext,
  references: readonly string[],
  options: CompareCommandOptions,
): Promise<void> {
  const opening = await openOptions(context, options);
  if (options.benchmark === true) {
    const opened: OpenedNetwork[] = [];
    for (const reference of references) opened.push(await openNetwork(reference, opening));
    return print(context, await measured(context, opened, options), options);
  }
  const networks: Network[] = [];
  for (const reference of references) networks.push(await composeNetwork(reference, opening));
  print(context, await compareNetworks(networks), options);
}

/** @param opened at least one; the engine is one of those that its plugins and the built-in ones register */
async function measured(
  context: CommandContext,
  opened: readonly OpenedNetwork[],
  { batch, rounds, threads, ...options }: CompareCommandOptions,
): Promise<Comparison> {
  const [first] = opened;
  if (first === undefined) throw new TypeError("there is no network to measure");
  const engine = await engineOf(context, first, options, "prediction");
  const progress = first.framework.services.get(progressDisplays)(context.terminal);
  return interruptible(async (signal) => {
    try {
      const onProgress = (doing: string): void => progress.show(doing);
      const benchmark = { engine, batch, rounds, threads, signal, onProgress };
      return await compareNetworks(
        opened.map(({ network }) => network),
        { benchmark },
      );
    } finally {
      progress.clear();
    }
  });
}

function print(
  context: CommandContext,
  { networks: compared, benchmark }: Comparison,
  options: CompareCommandOptions,
): void {
  const { format } = options;
  const networks = compared.map((network) => ({ ...network, name: changedName(network.name, options) }));
  if (format === "json") return context.printJson({ networks, ...(benchmark && { benchmark }) });
  if (format === "csv") return context.print(formatCsv(plainComparisonTable(networks)));
  const table = comparisonTable(networks);
  context.print(format === "markdown" ? formatMarkdown(table) : formatTable(table, context.stdout));
  if (benchmark !== undefined) context.printProse(`\n${describeConditions(benchmark)}`);
}
