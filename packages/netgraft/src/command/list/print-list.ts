import type { ListOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { openFramework } from "../arguments/open-framework.js";
import { stylist } from "../output/text-sink.js";
import { formatTable, type TableData } from "../output/table.js";
import { type Listed, listedKinds } from "./listed.js";
import { matching } from "./matching.js";

/** What is asked for: a kind in its plural, a pattern of names, both or neither. */
export interface ListRequest {
  readonly kind: string | undefined;
  readonly pattern: string | undefined;
  readonly options: ListOptions;
}

/**
 * Prints what the built-in and the given plugins register: of a kind or a pattern each component, else how many there are of each kind.
 * @returns whether there was something
 */
export async function printList(context: CommandContext, { kind, pattern, options }: ListRequest): Promise<boolean> {
  const { catalog } = await openFramework(context, options);
  const matches = matching(pattern);
  const found = listedKinds(catalog)
    .filter(({ name }) => kind === undefined || kind === name)
    .map((each) => ({ ...each, items: each.items.filter(({ name }) => matches(name)) }));
  const some = found.filter(({ items }) => items.length > 0);
  if (options.json === true) {
    context.printJson(Object.fromEntries(found.map(({ name, items }) => [name, items])));
    return true;
  }
  if (some.length === 0) {
    if (kind !== undefined) context.note(`nothing matches ${JSON.stringify(pattern)}`);
    return false;
  }
  if (kind === undefined && pattern === undefined) {
    context.print(formatTable(countTable(some), context.stdout));
    context.note("`netgraft list <kind>` shows each with what it is");
    return true;
  }
  const style = stylist(context.stdout);
  const sections = some.map(({ name, singular, items }) => {
    const table = formatTable(name === "sites" ? siteTable(items) : plainTable(singular, items), context.stdout);
    return kind === undefined ? `${style("cyan", name)}\n${table}` : table;
  });
  context.print(sections.join("\n\n"));
  return true;
}

/** Of more names than this, the first are shown. */
const mostNames = 24;

/** How many there are of each kind, and their names; sites, which several backbones have, once. */
function countTable(kinds: readonly { readonly name: string; readonly items: readonly Listed[] }[]): TableData {
  return {
    columns: [{ title: "kind" }, { title: "count", align: "right" }, { title: "names" }],
    rows: kinds.map(({ name, items }) => {
      const names = [...new Set(items.map((item) => item.name))];
      const more = names.length - mostNames;
      const shown = more > 0 ? [...names.slice(0, mostNames), `and ${more} more`] : names;
      return [name, `${names.length}`, shown.join(", ")];
    }),
  };
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
