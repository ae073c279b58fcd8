import type { Value } from "../graph/value.js";
import { byParts, elementwiseBinary } from "./elementwise/binary.js";

/** The larger of a and b, matched by axis name; the gradient goes to the larger, half to each where they are equal (as in PyTorch). */
export const maximum = elementwiseBinary("maximum", "elementwise", {
  gradient: byParts((b, dy, first, second) => {
    // 1, 0 or ½ where x is larger, smaller or equal.
    const share = (x: Value, other: Value) => {
      const sign = b.subtract(b.step(b.subtract(x, other)), b.step(b.subtract(other, x)));
      return b.multiply(dy, b.multiply(b.add(sign, 1), 0.5));
    };
    return [() => share(first, second), () => share(second, first)];
  }),
});
