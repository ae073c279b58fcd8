import type { Network } from "@netgraft/core";
import { formatYaml } from "../loader/yaml-value.js";
import { type ConfigPlace, wholeConfig } from "./whole-config.js";

/**
 * A network's whole config as YAML for the folder of its run: defaults filled in, files named relative to the folder, and
 * the dataset's classes as its labels where it has none.
 */
export function resolvedConfig(network: Network, classes: readonly string[], place: ConfigPlace): string {
  const { name = network.name, labels = [...classes], ...config } = wholeConfig(network, place);
  return `${formatYaml({ name, labels, ...config })}\n`;
}
