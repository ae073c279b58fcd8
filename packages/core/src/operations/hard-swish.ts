import { exactly } from "./rules/arity.js";
import { elementwiseUnary } from "./elementwise/unary.js";
import { hardSigmoid } from "./hard-sigmoid.js";
import { multiply } from "./multiply.js";
import { only } from "./rules/only.js";

/** x · relu6(x + 3) / 6 (Howard et al. 2019, MobileNetV3). */
export const hardSwish = elementwiseUnary("hardSwish", "activation", {
  decompose(b, inputs) {
    const [x] = exactly(1, inputs);
    return b.apply(multiply, [x, only(b.apply(hardSigmoid, [x], {}))], {});
  },
});
