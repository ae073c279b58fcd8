import { resolve } from "node:path";
import { type Network, type Plain, toPlain } from "@netgraft/core";
import { formatYaml } from "../loader/yaml-value.js";
import { relativeTo } from "../loader/named-file.js";

/** The folder of a run, and that from which the network's config is named. */
interface RunPlace {
  readonly folder: string;
  readonly cwd: string;
}

/**
 * A network's whole config as YAML for the folder of its run: defaults filled in, files named relative to the folder, and
 * the dataset's classes as its labels where it has none.
 */
export function resolvedConfig(network: Network, classes: readonly string[], { folder, cwd }: RunPlace): string {
  const tree = network.treeWithFiles(relativeTo(resolve(folder), cwd));
  // A config is a map.
  const { name = network.name, labels = [...classes], ...config } = toPlain(tree) as Readonly<Record<string, Plain>>;
  return `${formatYaml({ name, labels, ...config })}\n`;
}
