import type { Network } from "@netgraft/core";
import { formatYaml } from "../loader/yaml-value.js";
import { type ClassName, writtenLabels } from "./labels.js";
import { type ConfigPlace, wholeConfig } from "./whole-config.js";

/**
 * A network's whole config as YAML for the folder of its run: defaults filled in, files named relative to the folder, and
 * the names of its classes, wherever they come from: the order of its logits is kept with them.
 * @param classes undefined where they have no names
 */
export function resolvedConfig(
  network: Network,
  classes: readonly ClassName[] | undefined,
  place: ConfigPlace,
): string {
  const { name = network.name, labels: _written, ...config } = wholeConfig(network, place);
  return `${formatYaml({ name, ...(classes && { labels: writtenLabels(classes) }), ...config })}\n`;
}
