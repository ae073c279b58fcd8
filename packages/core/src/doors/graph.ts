/** Graphs and what is made of them: operations, passes, lowerings, tensors. For engines, exporters and passes. */
export * from "../engine/index.js";
export * from "../errors/index.js";
export * from "../graph/index.js";
export * from "../lowering/index.js";
export * from "../operations/index.js";
export * from "../passes/index.js";
export * from "../random/index.js";
export * from "../tensor/index.js";
