import { type Network, type Plain, toPlain, withDefaults } from "@netgraft/core";
import { readLabels } from "../../run/labels.js";
import { version } from "../../version.js";

/**
 * What a file says of the network in it: its name and its whole config as JSON, defaults and labels included, so that
 * `JSON.parse` gives a config that composes the same network where the same plugins are.
 * @param cwd the folder from which its config is named
 * @throws as `readLabels`
 */
export async function networkMetadata(network: Network, cwd: string): Promise<Readonly<Record<string, string>>> {
  const labels = await readLabels(network, cwd);
  // A config is a map.
  const { plugins, ...config } = toPlain(withDefaults(network.tree, network.config)) as Record<string, Plain>;
  const whole = {
    ...config,
    ...(network.config.plugins.length > 0 && { plugins }),
    ...(labels !== undefined && { labels }),
  };
  return {
    "netgraft.name": network.name,
    "netgraft.config": JSON.stringify(whole),
    "netgraft.version": version,
  };
}
