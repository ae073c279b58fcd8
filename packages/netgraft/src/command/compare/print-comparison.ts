import type { CompareOptions } from "../commands/compare.js";
import type { CommandContext } from "../context.js";
import { openOptions } from "../open-argument.js";
import { formatCsv } from "../output/csv.js";
import { formatMarkdown } from "../output/markdown.js";
import { formatTable } from "../output/table.js";
import { composeNetwork } from "../../open-network.js";
import { type Compared, comparedOf } from "./compared.js";
import { comparisonTable, plainComparisonTable } from "./comparison-table.js";

/** Prints networks beside the first of them. */
export async function printComparison(
  context: CommandContext,
  references: readonly string[],
  options: CompareOptions,
): Promise<void> {
  const opening = await openOptions(context, options);
  const networks: Compared[] = [];
  for (const reference of references) networks.push(comparedOf(await composeNetwork(reference, opening)));
  if (options.json === true) context.printJson(networks);
  else if (options.csv === true) context.print(formatCsv(plainComparisonTable(networks)));
  else if (options.markdown === true) context.print(formatMarkdown(comparisonTable(networks)));
  else context.print(formatTable(comparisonTable(networks), context.stdout));
}
