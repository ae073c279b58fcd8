import { elementwiseUnary } from "./elementwise/unary.js";
import { exactly } from "./rules/arity.js";
import { multiply } from "./multiply.js";
import { only } from "./rules/only.js";
import { sigmoid } from "./sigmoid.js";

/** x · sigmoid(x), also called swish (Ramachandran et al. 2017; Elfwing et al. 2018). */
export const silu = elementwiseUnary("silu", "activation", {
  decompose(b, inputs) {
    const [x] = exactly(1, inputs);
    return b.apply(multiply, [x, only(b.apply(sigmoid, [x], {}))], {});
  },
});
