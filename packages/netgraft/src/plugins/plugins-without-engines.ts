import { definePlugin } from "@netgraft/core";
import { configPlugins } from "./config-plugins.js";
import { onnxPluginName } from "./onnx-plugin-name.js";
import { tensorflowPluginName } from "./tensorflow-plugin-name.js";

/**
 * The built-in plugins for composing alone. A plugin that depends on one of those with engines finds one of that name, which
 * registers nothing: they take longer to load than a network takes to compose.
 */
export const pluginsWithoutEngines = [
  ...configPlugins,
  ...[onnxPluginName, tensorflowPluginName].map((name) => definePlugin({ name, apiVersion: 1 })),
];
