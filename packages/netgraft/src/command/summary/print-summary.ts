import type { SummaryOptions } from "../commands/summary.js";
import type { CommandContext } from "../context.js";
import { openArgument } from "../open-argument.js";

/** `netgraft summary`. */
export async function printSummary(context: CommandContext, reference: string, options: SummaryOptions): Promise<void> {
  const { network } = await openArgument(context, reference, options);
  context.printJson(network.summary());
}
