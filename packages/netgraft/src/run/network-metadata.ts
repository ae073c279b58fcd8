import type { Json, Network } from "@netgraft/core";
import { toPlain, withDefaults } from "@netgraft/core/config";
import type { ExportedNetwork } from "@netgraft/core/graph";
import { version } from "../version.js";
import { readClassNames, writtenLabels } from "./labels.js";
import { classNames } from "./weights-classes.js";
import type { WeightsSource } from "./weights-source.js";
import type { ProbabilityForm } from "./probability-form.js";

/**
 * A network as exporters see it: its config with all defaults and its labels, and apart from it the section `training`, which names
 * folders of the author's.
 * @param cwd the folder from which its config is named
 * @param weights whose names its classes have where the config has none
 * @throws as `readClassNames`
 */
export async function exportedNetwork(
  network: Network,
  cwd: string,
  weights?: WeightsSource,
): Promise<ExportedNetwork> {
  const names = weights === undefined ? await readClassNames(network, cwd) : await classNames(network, weights, cwd);
  // A config is a map, and so is its section.
  const { plugins, training, ...config } = toPlain(withDefaults(network.tree, network.config)) as Record<string, Json>;
  return {
    name: network.name,
    notes: network.attachmentNotes(),
    config: {
      ...config,
      ...(network.config.plugins.length > 0 && { plugins }),
      ...(names !== undefined && { labels: writtenLabels(names) }),
    },
    ...(names !== undefined && { labels: names.map(({ label }) => label) }),
    ...(training !== undefined && { training: training as Readonly<Record<string, Json>> }),
  };
}

/**
 * What a file says of the network in it: its name, and its config as JSON, so that `JSON.parse` gives a config that composes
 * the same network where the same plugins are; for who knows no configs, the labels in the order of the logits and how pictures
 * become inputs, both as JSON; and how logits become probabilities.
 */
export function networkMetadata(
  { name, config, labels }: ExportedNetwork,
  probabilities: ProbabilityForm = "softmax",
): Readonly<Record<string, string>> {
  return {
    "netgraft.name": name,
    "netgraft.config": JSON.stringify(config),
    "netgraft.version": version,
    "netgraft.preprocess": JSON.stringify({ ...recordOf(config["input"]), ...recordOf(config["preprocess"]) }),
    ...(labels !== undefined && { "netgraft.labels": JSON.stringify(labels) }),
    // An embedding has none.
    ...(config["classes"] !== 0 && { "netgraft.probabilities": probabilities }),
  };
}

function recordOf(value: Json | undefined): Readonly<Record<string, Json>> {
  // A section of a config is a map.
  return (value ?? {}) as Readonly<Record<string, Json>>;
}
