import { definePlugin } from "@netgraft/core";
import { compositionPlugins } from "./composition-plugins.js";
import { onnxPluginName } from "./onnx-plugin-name.js";

/** Plugins that no network is composed from: engines and training. */
const left = [onnxPluginName, "@netgraft/training"];

/**
 * The built-in plugins for composing alone. A plugin that depends on one of the others finds one of that name, which
 * registers nothing: they take longer to load than a network takes to compose.
 */
export const pluginsWithoutEngines = [
  ...compositionPlugins,
  ...left.map((name) => definePlugin({ name, apiVersion: 1 })),
];
