export type { Catalog } from "./catalog.js";
export * from "./injection.js";
export * from "./plugin.js";
export type { PluginContext, Registered } from "./plugin-context.js";
export * from "./plugin-host.js";
export * from "./registry.js";
