export * from "./decompose.js";
export * from "./rewrite.js";
export * from "./summarize.js";
