import { float } from "../lower/attributes.js";
import { unary } from "./unary.js";

/** ONNX's HardSigmoid is max(0, min(1, alpha·x + beta)); its default slope of 0.2 is that of Keras. */
export const hardSigmoid = unary("HardSigmoid", { alpha: float(1 / 6), beta: float(0.5) });
