import { elementwiseBinary } from "./elementwise-binary.js";

/** The larger of a and b, matched by axis name. */
export const maximum = elementwiseBinary("maximum", "elementwise");
