import { queues } from "@netgraft/experiments";
import { configPlugins } from "./config-plugins.js";
import { onnx } from "./onnx-plugin.js";
import { pytorch } from "./pytorch-plugin.js";
import { tensorflow } from "./tensorflow-plugin.js";

/** The plugins that are there without being named. */
export const builtInPlugins = [...configPlugins, onnx, tensorflow, pytorch, queues] as const;
