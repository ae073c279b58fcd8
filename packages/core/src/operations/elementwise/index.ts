export * from "./activations.js";
export * from "./arithmetic.js";
export * from "./functions.js";
export * from "./where.js";
