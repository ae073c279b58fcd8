import { configValues, wholeConfig } from "../../run/whole-config.js";
import { composeArgument } from "../arguments/open-argument.js";
import type { CommandContext } from "../context.js";
import { formatTable } from "../output/table.js";
import type { ConfigPrintOptions } from "./options.js";

/** Prints the values of a resolved config. */
export async function printConfig(
  context: CommandContext,
  reference: string,
  options: ConfigPrintOptions,
): Promise<void> {
  const network = await composeArgument(context, reference, options);
  if (options.plain === true) {
    const { formatYaml } = await import("../../loader/yaml-value.js");
    // What is printed has no place of its own yet: it will most likely be kept where the command runs.
    return context.print(formatYaml(wholeConfig(network, { folder: context.cwd, cwd: context.cwd })));
  }
  const values = configValues(network);
  if (options.json === true) return context.printJson(values);
  const columns = ["path", "value", "origin"].map((title) => ({ title }));
  const rows = values.map(({ path, value, origin }) => [path, JSON.stringify(value), origin]);
  context.print(formatTable({ columns, rows }, context.stdout));
}
