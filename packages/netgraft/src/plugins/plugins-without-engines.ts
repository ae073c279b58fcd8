import { definePlugin } from "@netgraft/core";
import { configPlugins } from "./config-plugins.js";
import { enginePluginNames } from "./engine-plugin-names.js";

/**
 * The built-in plugins for composing alone. A plugin that depends on one of those with engines finds one of that name, which
 * registers nothing: they take longer to load than a network takes to compose.
 */
export const pluginsWithoutEngines = [
  ...configPlugins,
  ...enginePluginNames.map((name) => definePlugin({ name, apiVersion: 1 })),
];
