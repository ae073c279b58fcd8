import { resolve } from "node:path";
import { type Network, type Plain, toPlain, withDefaults } from "@netgraft/core";
import { formatYaml } from "../loader/format-yaml.js";
import { type Move, movedTo } from "../loader/moved-to.js";

/**
 * A network's whole config as YAML for the folder of its run: defaults filled in, files named relative to the folder, and
 * the dataset's classes as its labels where it has none.
 */
export function resolvedConfig(network: Network, classes: readonly string[], { cwd, folder }: Move): string {
  const tree = movedTo(withDefaults(network.tree, network.config), { cwd, folder: resolve(folder) });
  // A config is a map.
  const { name = network.name, labels = [...classes], ...config } = toPlain(tree) as Readonly<Record<string, Plain>>;
  return `${formatYaml({ name, labels, ...config })}\n`;
}
