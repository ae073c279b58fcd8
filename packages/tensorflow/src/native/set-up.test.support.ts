import type { Context } from "mocha";
import { hasTfjsNode } from "./find-tfjs-node.js";

/** Skips the test, or in a `before` hook the tests of its suite, where TensorFlow is not set up, and says so. */
export function needsTensorFlow(context: Context): void {
  if (hasTfjsNode()) return;
  // scripts/mocha/skip-reason.mjs reads this property, which mocha does not know.
  const skipped = context.test?.title.includes('"before all" hook') === true ? context.test.parent : context.test;
  Object.assign(skipped ?? {}, { skipReason: "TensorFlow is not set up (`netgraft setup tensorflow`)" });
  context.skip();
}
