import { skipBecause } from "@netgraft/test-support";
import { hasTfjsNode } from "./find-tfjs-node.js";

/** Skips the test, or in a `before` hook the tests of its suite, where TensorFlow is not set up, and says so. */
export function needsTensorFlow(context: Mocha.Context): void {
  if (!hasTfjsNode()) skipBecause(context, "TensorFlow is not set up (`netgraft setup tensorflow`)");
}
