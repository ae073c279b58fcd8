export * from "./errors.js";
export { builtInPlugins, onnx } from "./built-in-plugins.js";
export { createFramework } from "./create-framework.js";
export { openNetwork, openNetworkConfig, type OpenedNetwork, type OpenNetworkOptions } from "./open-network.js";
export type { NamedCode } from "./loader/named-code.js";
