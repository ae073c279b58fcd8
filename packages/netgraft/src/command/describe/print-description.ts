import type { OptionDescription } from "@netgraft/core/config";
import type { DescribeOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { openFramework } from "../arguments/open-framework.js";
import { formatDifference } from "../output/numbers.js";
import { stylist } from "../output/text-sink.js";
import { formatTable, type TableData } from "../output/table.js";
import { wrapped } from "../output/wrap.js";
import { type Description, describeComponent } from "./description.js";

/** Prints what a component is, and its options. */
export async function printDescription(context: CommandContext, name: string, options: DescribeOptions): Promise<void> {
  const found = describeComponent(name, await openFramework(context, options));
  if (options.json === true) return context.printJson(found.length === 1 ? found[0] : found);
  const texts: string[] = [];
  for (const description of found) texts.push((await sections(context, description)).join("\n\n"));
  context.print(texts.join("\n\n"));
}

async function sections(context: CommandContext, description: Description): Promise<string[]> {
  const {
    kind,
    name,
    summary,
    source,
    options = [],
    sites,
    standard,
    replaceable = [],
    placed,
    cost,
    config,
    pretrained = [],
    extension,
  } = description;
  const style = stylist(context.stdout);
  const title = (text: string): string => style("cyan", text);
  const prose = (text: string): string => wrapped(text, context.stdout);
  const parts = [`${style("bold", name)} (${kind})\n${prose(summary)}`];
  if (source !== undefined) parts.push(`${title("source")}\n${prose(source)}`);
  if (placed !== undefined) parts.push(`${title("placed with")}\n${placed.map((way) => `\`${way}\``).join(" or ")}`);
  if (cost !== undefined) {
    const [parameters, macs] = [formatDifference(cost.parameters), formatDifference(cost.macs)];
    parts.push(`${title("cost at 256 channels on 14×14 positions")}\n${parameters} parameters, ${macs} MACs`);
  }
  if (options.length > 0) parts.push(`${title("options")}\n${formatTable(optionTable(options), context.stdout)}`);
  if (sites !== undefined) {
    const rows = Object.entries(sites).map(([site, where]) => [
      site,
      site === standard ? `${where} (standard)` : where,
    ]);
    parts.push(
      `${title("sites")}\n${formatTable({ columns: [{ title: "site" }, { title: "where it is" }], rows }, context.stdout)}`,
    );
  }
  if (replaceable.length > 0) parts.push(`${title("replaceable")}\n${prose(replaceable.join(", "))}`);
  if (extension !== undefined) parts.push(`${title("files")}\n*${extension}`);
  if (pretrained.length > 0) {
    const rows = pretrained.map(({ tag, hub, url = "", license = "" }) => [
      tag,
      hub === undefined ? url : `hf-hub:${hub}`,
      license,
    ]);
    const columns = [{ title: "tag" }, { title: "address" }, { title: "license" }];
    parts.push(`${title("published weights")}\n${formatTable({ columns, rows }, context.stdout)}`);
  }
  if (config !== undefined) {
    const { formatYaml } = await import("../../loader/yaml-value.js");
    parts.push(`${title("config")}\n${formatYaml(config)}`);
  }
  return parts;
}

/** Each option with what may be written there, and below that what it means. */
function optionTable(options: readonly OptionDescription[]): TableData {
  return {
    columns: [{ title: "option" }, { title: "value" }],
    rows: options.flatMap(({ name, expected, required, default: assumed, description }) => {
      const otherwise = required ? "; required" : assumed === undefined ? "" : `; default ${JSON.stringify(assumed)}`;
      return [[name, `${expected}${otherwise}`], ...(description === undefined ? [] : [["", description]])];
    }),
  };
}
