export type { Catalog } from "./catalog.js";
export * from "./injection.js";
export { pluginApiVersion } from "./api-version.js";
export { type Clock, clock } from "./clock.js";
export * from "./plugin.js";
export type { PluginContext, Registered } from "./plugin-context.js";
export * from "./plugin-host.js";
export * from "./registry.js";
export { defaultServices, type Service, service, type Services } from "./service.js";
