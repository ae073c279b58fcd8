export * from "./errors.js";
export { EngineProcess, type EngineProcessOptions } from "./engine-process.js";
export { portions } from "./portions.js";
export type { CallTable, Handlers } from "./protocol.js";
