import { z } from "#zod";
import { byDerivative, byFormula, elementwiseUnary } from "./unary.js";

/** max(0, x); its derivative at 0 is 0, as in PyTorch. */
export const relu = elementwiseUnary("relu", "activation", { gradient: byDerivative((b, _x, y) => b.step(y)) });

/** 1 / (1 + exp(−x)). */
export const sigmoid = elementwiseUnary("sigmoid", "activation", {
  gradient: byDerivative((b, _x, y) => b.subtract(y, b.multiply(y, y))),
});

/** The hyperbolic tangent. */
export const tanh = elementwiseUnary("tanh", "activation", {
  gradient: byDerivative((b, _x, y) => b.subtract(1, b.multiply(y, y))),
});

/** log(1 + exp(x)), without overflow. Its derivative is the sigmoid. */
export const softplus = elementwiseUnary("softplus", "activation", { gradient: byDerivative((b, x) => b.sigmoid(x)) });

/** x · sigmoid(x), also called swish (Ramachandran et al. 2017; Elfwing et al. 2018). */
export const silu = elementwiseUnary("silu", "activation", {
  decompose: byFormula((b, x) => b.multiply(x, b.sigmoid(x))),
});

/** x · (1 + erf(x / √2)) / 2, the exact form (Hendrycks & Gimpel 2016; PyTorch's default). */
export const gelu = elementwiseUnary("gelu", "activation", {
  decompose: byFormula((b, x) => b.multiply(x, b.multiply(b.add(b.erf(b.multiply(x, Math.SQRT1_2)), 1), 0.5))),
});

/** relu6(x + 3) / 6, as in MobileNetV3 (Howard et al. 2019), PyTorch and timm; Keras 2 has another slope. Flat at ±3. */
export const hardSigmoid = elementwiseUnary("hardSigmoid", "activation", {
  decompose: byFormula((b, x) => b.multiply(b.clamp(b.add(x, 3), 0, 6), 1 / 6)),
  gradient: byDerivative((b, _x, y) => b.multiply(b.multiply(b.step(y), b.step(b.subtract(1, y))), 1 / 6)),
});

/** x · relu6(x + 3) / 6 (Howard et al. 2019, MobileNetV3). */
export const hardSwish = elementwiseUnary("hardSwish", "activation", {
  decompose: byFormula((b, x) => b.multiply(x, b.hardSigmoid(x))),
});

/** x · tanh(softplus(x)) (Misra 2019). */
export const mish = elementwiseUnary("mish", "activation", {
  decompose: byFormula((b, x) => b.multiply(x, b.tanh(b.softplus(x)))),
});

export type LeakyReluAttributes = {
  /** What negative numbers are multiplied with. */
  readonly slope: number;
};

/** x where it is positive, slope · x elsewhere (Maas et al. 2013); its derivative at 0 is the slope, as in PyTorch. */
export const leakyRelu = elementwiseUnary<LeakyReluAttributes>("leakyRelu", "activation", {
  attributes: z.strictObject({ slope: z.number() }),
  decompose: byFormula((b, x, { slope }) => b.multiply(x, b.add(b.multiply(b.step(x), 1 - slope), slope))),
});

export type EluAttributes = {
  /** What negative numbers go to, with the sign changed. */
  readonly alpha: number;
};

/** x where it is positive, alpha · (exp(x) − 1) elsewhere (Clevert et al. 2016); its derivative at 0 is alpha, as in PyTorch. */
export const elu = elementwiseUnary<EluAttributes>("elu", "activation", {
  attributes: z.strictObject({ alpha: z.number() }),
  decompose: byFormula((b, x, { alpha }) => {
    // exp(min(x, 0)): where x is large it does not overflow.
    const below = b.exp(b.multiply(b.relu(b.multiply(x, -1)), -1));
    return b.add(b.relu(x), b.multiply(b.subtract(below, 1), alpha));
  }),
  gradient: byDerivative<EluAttributes>((b, x, y, { alpha }) => {
    const above = b.step(x);
    return b.add(above, b.multiply(b.subtract(1, above), b.add(y, alpha)));
  }),
});

export type ClampAttributes = {
  readonly minimum: number;
  readonly maximum: number;
};

/**
 * min(max(x, minimum), maximum); ReLU6 is the clamp to 0…6. No gradient passes at the two ends, as in PyTorch's
 * `relu6` and `hardtanh` (its `clamp` lets it pass there).
 */
export const clamp = elementwiseUnary<ClampAttributes>("clamp", "activation", {
  attributes: z.strictObject({ minimum: z.number(), maximum: z.number() }),
  gradient: byDerivative<ClampAttributes>((b, x, _y, { minimum, maximum }) =>
    b.multiply(b.step(b.subtract(x, minimum)), b.step(b.subtract(maximum, x))),
  ),
});
