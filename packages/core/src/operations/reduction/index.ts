export * from "./reductions.js";
export * from "./softmax.js";
