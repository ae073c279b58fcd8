export * from "./batch-norm-training-gradient.js";
export * from "./batch-norm-training.js";
export * from "./batch-norm.js";
export * from "./group-norm.js";
export * from "./layer-norm.js";
