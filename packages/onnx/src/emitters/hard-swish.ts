import { unary } from "./unary.js";

/** ONNX's HardSwish is x · max(0, min(1, x/6 + 1/2)): the same function. */
export const hardSwish = unary("HardSwish");
