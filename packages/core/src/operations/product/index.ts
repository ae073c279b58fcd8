export * from "./conv-input-gradient.js";
export * from "./conv-weight-gradient.js";
export * from "./conv.js";
export * from "./conv-transpose.js";
export * from "./dense.js";
export * from "./matmul.js";
