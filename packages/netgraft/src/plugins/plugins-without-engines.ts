import { definePlugin } from "@netgraft/core";
import { tensorboardTracker } from "@netgraft/tensorflow";
import { configPlugins } from "./config-plugins.js";
import { enginePluginNames } from "./engine-plugin-names.js";

/** What configs choose of the plugins with engines. */
const chosen: Readonly<Record<string, object>> = { "@netgraft/tensorflow": { trackers: [tensorboardTracker] } };

/**
 * The built-in plugins for composing alone. A plugin that depends on one of those with engines finds one of that name, which
 * registers what configs choose of it, and no engine: they take longer to load than a network takes to compose.
 */
export const pluginsWithoutEngines = [
  ...configPlugins,
  ...enginePluginNames.map((name) => definePlugin({ name, apiVersion: 1, ...chosen[name] })),
];
