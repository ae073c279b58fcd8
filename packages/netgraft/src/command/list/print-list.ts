import type { ListOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { openFramework } from "../arguments/open-framework.js";
import { stylist } from "../output/text-sink.js";
import { formatTable, type TableData } from "../output/table.js";
import { type Listed, listedKinds } from "./listed.js";
import { matching } from "./matching.js";

/** Prints what the built-in and the given plugins register. */
export async function printList(
  context: CommandContext,
  kind: string | undefined,
  pattern: string | undefined,
  options: ListOptions,
): Promise<void> {
  const { catalog } = await openFramework(context, options);
  const matches = matching(pattern);
  const found = listedKinds(catalog)
    .filter(({ name }) => kind === undefined || kind === name)
    .map((each) => ({ ...each, items: each.items.filter(({ name }) => matches(name)) }));
  if (options.json === true)
    return context.printJson(Object.fromEntries(found.map(({ name, items }) => [name, items])));
  const style = stylist(context.stdout);
  const sections = found
    .filter(({ items }) => items.length > 0)
    .map(({ name, singular, items }) => {
      const table = formatTable(name === "sites" ? siteTable(items) : plainTable(singular, items), context.stdout);
      return kind === undefined ? `${style("cyan", name)}\n${table}` : table;
    });
  if (sections.length === 0) return context.note(`nothing matches ${JSON.stringify(pattern)}`);
  context.print(sections.join("\n\n"));
}

function plainTable(title: string, items: readonly Listed[]): TableData {
  return {
    columns: [{ title }, { title: "summary" }],
    rows: items.map(({ name, summary }) => [name, summary]),
  };
}

function siteTable(items: readonly Listed[]): TableData {
  return {
    columns: [{ title: "site" }, { title: "backbone" }, { title: "where it is" }],
    rows: items.map(({ name, backbone = "", standard, summary }) => [
      name,
      backbone,
      standard === true ? `${summary} (standard)` : summary,
    ]),
  };
}
