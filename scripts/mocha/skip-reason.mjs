/**
 * Why a test was skipped: what test/support/skip-because.ts noted on it, or on the suite in whose hook it was called.
 * Tests of packages, which cannot import that file, set the property `skipReason` in the same way.
 */
export function skipReason(test) {
  for (let runnable = test; runnable !== undefined; runnable = runnable.parent) {
    if (typeof runnable.skipReason === "string") return runnable.skipReason;
  }
  return "no reason given";
}
