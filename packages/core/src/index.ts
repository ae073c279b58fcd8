export * from "./compose/index.js";
export * from "./engine/index.js";
export * from "./errors/index.js";
export * from "./graph/index.js";
export * from "./operations/index.js";
export * from "./passes/index.js";
export * from "./plugins/index.js";
