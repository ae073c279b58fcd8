export * from "./convert.js";
export * from "./dtype.js";
export { bfloat16ToFloat32, float16ToFloat32 } from "./half-precision.js";
export * from "./shape.js";
export * from "./tensor.js";
