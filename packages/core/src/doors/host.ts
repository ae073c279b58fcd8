/** What loads plugins and composes networks from configs, and the table of kinds. For programs such as the command. */
export * from "../errors/index.js";
export * from "../host/index.js";
export * from "../kinds/index.js";
export { type PassTrace, tracePasses } from "../passes/pipeline/pass.js";
