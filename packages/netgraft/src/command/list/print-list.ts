import { type ListKind, listKinds, type ListOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { openFramework } from "../arguments/open-framework.js";
import { stylist } from "../output/style.js";
import { formatTable, type TableData } from "../output/table.js";
import { type Listed, listed } from "./listed.js";
import { matching } from "./matching.js";

/** Prints what the built-in and the given plugins register. */
export async function printList(
  context: CommandContext,
  kind: ListKind | undefined,
  pattern: string | undefined,
  options: ListOptions,
): Promise<void> {
  const { catalog } = await openFramework(context, options);
  const matches = matching(pattern);
  const found = (kind === undefined ? listKinds : [kind]).map(
    (each) => [each, listed[each](catalog).filter(({ name }) => matches(name))] as const,
  );
  if (options.json === true) return context.printJson(Object.fromEntries(found));
  const style = stylist(context.stdout);
  const sections = found
    .filter(([, items]) => items.length > 0)
    .map(([each, items]) => {
      const table = formatTable(each === "sites" ? siteTable(items) : plainTable(each, items), context.stdout);
      return kind === undefined ? `${style("cyan", each)}\n${table}` : table;
    });
  if (sections.length === 0) return context.note(`nothing matches ${JSON.stringify(pattern)}`);
  context.print(sections.join("\n\n"));
}

function plainTable(kind: ListKind, items: readonly Listed[]): TableData {
  return {
    columns: [{ title: kind.replace(/(?<=ss)es$|s$/, "") }, { title: "summary" }],
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
