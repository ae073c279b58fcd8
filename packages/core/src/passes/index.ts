export * from "./arithmetic-below.js";
export * from "./decompose.js";
export * from "./differentiate.js";
export * from "./layer-costs.js";
export * from "./rewrite.js";
export * from "./summarize.js";
export * from "./to-training.js";
export * from "./with-batch.js";
