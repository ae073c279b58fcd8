import { byDerivative, elementwiseUnary } from "./unary.js";

/** max(0, x); its derivative at 0 is 0, as in PyTorch. */
export const relu = elementwiseUnary("relu", "activation", { gradient: byDerivative((b, _x, y) => b.step(y)) });
