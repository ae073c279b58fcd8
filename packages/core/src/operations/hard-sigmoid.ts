import { add } from "./elementwise/arithmetic.js";
import { exactly } from "./rules/arity.js";
import { clamp } from "./clamp.js";
import { byDerivative, elementwiseUnary } from "./elementwise/unary.js";
import { multiply } from "./multiply.js";
import { only } from "./rules/only.js";

/** relu6(x + 3) / 6, as in MobileNetV3 (Howard et al. 2019), PyTorch and timm; Keras 2 has another slope. Flat at ±3. */
export const hardSigmoid = elementwiseUnary("hardSigmoid", "activation", {
  decompose(b, inputs) {
    const [x] = exactly(1, inputs);
    const number = (value: number) => b.constant({ dtype: x.dtype, axes: [] }, [value]);
    const shifted = only(b.apply(add, [x, number(3)], { residual: false }));
    return b.apply(multiply, [only(b.apply(clamp, [shifted], { minimum: 0, maximum: 6 })), number(1 / 6)], {});
  },
  gradient: byDerivative((b, _x, y) => b.multiply(b.multiply(b.step(y), b.step(b.subtract(1, y))), 1 / 6)),
});
