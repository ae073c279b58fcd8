import { byDerivative, elementwiseUnary } from "./elementwise/unary.js";
import { only } from "./rules/only.js";
import { sigmoid } from "./sigmoid.js";

/** log(1 + exp(x)), without overflow. Its derivative is the sigmoid. */
export const softplus = elementwiseUnary("softplus", "activation", {
  gradient: byDerivative((b, x) => only(b.apply(sigmoid, [x], {}))),
});
