import { elementwiseBinary } from "./elementwise-binary.js";

/** a / b, matched by axis name. */
export const divide = elementwiseBinary("divide", "elementwise");
