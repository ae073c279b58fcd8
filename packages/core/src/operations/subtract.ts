import { byParts, elementwiseBinary } from "./elementwise/binary.js";

/** a − b, matched by axis name. */
export const subtract = elementwiseBinary("subtract", "elementwise", {
  gradient: byParts((b, dy) => [() => dy, () => b.multiply(dy, -1)]),
});
