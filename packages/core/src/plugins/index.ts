export type { ComponentKind, ComponentKinds } from "./component-kinds.js";
export * from "./catalog.js";
export * from "./injection.js";
export * from "./plugin.js";
export type { PluginContext, Registered } from "./plugin-context.js";
export * from "./plugin-host.js";
export * from "./preset.js";
export * from "./registry.js";
