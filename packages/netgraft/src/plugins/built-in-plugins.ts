import { training } from "@netgraft/training";
import { compositionPlugins } from "./composition-plugins.js";
import { onnx } from "./onnx-plugin.js";

/** The plugins that are there without being named. */
export const builtInPlugins = [...compositionPlugins, onnx, training] as const;
