import { definePlugin } from "@netgraft/core";
import { compositionPlugins } from "./composition-plugins.js";
import { onnxPluginName } from "./onnx-plugin-name.js";

/**
 * The built-in plugins for composing alone. A plugin that depends on an engine's finds one of that name, which registers
 * nothing: engines take longer to load than a network takes to compose.
 */
export const pluginsWithoutEngines = [...compositionPlugins, definePlugin({ name: onnxPluginName, apiVersion: 1 })];
