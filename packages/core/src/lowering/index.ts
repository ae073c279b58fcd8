export * from "./emit-nodes.js";
export * from "./emitter.js";
export * from "./placed-axes.js";
export * from "./unsupported.js";
