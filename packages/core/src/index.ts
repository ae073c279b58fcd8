export * from "./errors/index.js";
export * from "./graph/index.js";
export * from "./operations/index.js";
export * from "./passes/index.js";
