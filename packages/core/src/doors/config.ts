/** Configs: trees that know where they were written, merging, overrides, schemas, validation. For loaders and editors. */
export * from "../config/index.js";
export * from "../errors/index.js";
export { limitOf, withinLimit } from "../limits/limits.js";
