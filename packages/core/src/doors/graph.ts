/**
 * Graphs and what is made of them: composing, operations, passes, lowerings, tensors, and the interfaces of engines and
 * exporters. For engines, exporters and passes.
 */
export type { Defined, OptionsSchema, WrittenOptions } from "../component/options.js";
export * from "../compose/index.js";
export * from "../engine/index.js";
export * from "../errors/index.js";
export * from "../graph/index.js";
export {
  type Limit,
  limitOf,
  type LimitName,
  limits,
  LimitsError,
  limitsVariable,
  withinLimit,
} from "../limits/limits.js";
export { parseJson } from "../limits/parse-json.js";
export * from "../lowering/index.js";
export { className, type NameRule } from "../names/name-rules.js";
export * from "../operations/index.js";
export * from "../passes/index.js";
export * from "../random/index.js";
export * from "../tensor/index.js";
