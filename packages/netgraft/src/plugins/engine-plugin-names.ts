/**
 * The names of the built-in plugins with engines, formats and queues, in the order of `builtInPlugins`: others may depend on them, and they
 * take longer to load than a network takes to compose.
 */
export const enginePluginNames = [
  "@netgraft/onnx",
  "@netgraft/tensorflow",
  "@netgraft/pytorch",
  "@netgraft/experiments",
] as const;
