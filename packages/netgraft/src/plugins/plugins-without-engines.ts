import { definePlugin } from "@netgraft/core";
import { configPlugins } from "./config-plugins.js";
import { onnxPluginName } from "./onnx-plugin-name.js";

/**
 * The built-in plugins for composing alone. A plugin that depends on the one with the engine finds one of that name, which
 * registers nothing: it takes longer to load than a network takes to compose.
 */
export const pluginsWithoutEngines = [...configPlugins, definePlugin({ name: onnxPluginName, apiVersion: 1 })];
