export * from "./operations.js";
export * from "./core-operations.js";
export * from "./elementwise/binary.js";
export * from "./elementwise/unary.js";
export { FormulaBuilder, formulas, formulasBelow } from "./formulas.js";
export * from "./reduction/reduction.js";
export type { AxisSizes } from "./rules/axes.js";
export { only, outputOf } from "./rules/arity.js";
export * from "./rules/window.js";
