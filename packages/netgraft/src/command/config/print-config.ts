import { describeOrigin, type ListedValue, listValues, toPlain, withDefaults } from "@netgraft/core";
import type { ConfigPrintOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { composeArgument } from "../arguments/open-argument.js";
import { formatTable, type TableData } from "../output/table.js";
import { relativeTo } from "../../loader/named-file.js";

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
    context.print(formatYaml(toPlain(network.treeWithFiles(relativeTo(context.cwd, context.cwd)))));
    return;
  }
  const values = listValues(withDefaults(network.tree, network.config));
  if (options.json === true) {
    context.printJson(values.map(({ path, value, origin }) => ({ path, value, origin: describeOrigin(origin) })));
  } else {
    context.print(formatTable(valueTable(values), context.stdout));
  }
}

function valueTable(values: readonly ListedValue[]): TableData {
  return {
    columns: [{ title: "path" }, { title: "value" }, { title: "origin" }],
    rows: values.map(({ path, value, origin }) => [path, JSON.stringify(value), describeOrigin(origin)]),
  };
}
