import { add } from "./elementwise/arithmetic.js";
import { exactly } from "./rules/arity.js";
import { elementwiseUnary } from "./elementwise/unary.js";
import { erf } from "./erf.js";
import { multiply } from "./multiply.js";
import { only } from "./rules/only.js";

/** x · (1 + erf(x / √2)) / 2, the exact form (Hendrycks & Gimpel 2016; PyTorch's default). */
export const gelu = elementwiseUnary("gelu", "activation", {
  decompose(b, inputs) {
    const [x] = exactly(1, inputs);
    const number = (value: number) => b.constant({ dtype: x.dtype, axes: [] }, [value]);
    const error = only(b.apply(erf, [only(b.apply(multiply, [x, number(Math.SQRT1_2)], {}))], {}));
    const weight = only(
      b.apply(multiply, [only(b.apply(add, [error, number(1)], { residual: false })), number(0.5)], {}),
    );
    return b.apply(multiply, [x, weight], {});
  },
});
