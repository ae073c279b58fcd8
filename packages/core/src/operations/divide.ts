import { once } from "./rules/once.js";
import { byParts, elementwiseBinary } from "./elementwise/binary.js";

/** a / b, matched by axis name. */
export const divide = elementwiseBinary("divide", "elementwise", {
  gradient: byParts((b, dy, _numerator, denominator, y) => {
    const part = once(() => b.divide(dy, denominator));
    return [part, () => b.multiply(b.multiply(part(), y), -1)];
  }),
});
