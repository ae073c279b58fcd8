import { elementsPerExample } from "../graph/axes.js";
import { elementwise } from "../graph/cost.js";
import type { Operation } from "../graph/operation.js";
import { byParts, elementwiseBinary } from "./elementwise/binary.js";
import type { NoAttributes } from "./elementwise/unary.js";

/** a · b, matched by axis name. Where one of them is repeated along an axis it is counted as `scale`, the SE block's last step. */
export const multiply: Operation<NoAttributes> = {
  ...elementwiseBinary("multiply", "elementwise", {
    gradient: byParts((b, dy, first, second) => [() => b.multiply(dy, second), () => b.multiply(dy, first)]),
  }),
  cost([a, b], [y]) {
    const [count, ...parts] = [y, a, b].map((value) => elementsPerExample(value?.axes ?? []));
    return elementwise(parts.every((part) => part === count) ? "elementwise" : "scale", count ?? 0);
  },
};
