export * from "./activations.js";
export * from "./arithmetic.js";
export * from "./functions.js";
