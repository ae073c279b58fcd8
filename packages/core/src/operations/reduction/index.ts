export * from "./reductions.js";
export * from "./softmax.js";
export * from "./top-k.js";
export * from "./variance.js";
