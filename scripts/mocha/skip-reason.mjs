/**
 * Why a test was skipped: what test/support/skip-because.ts noted on it, or on the suite in whose hook it was called.
 * Tests of packages cannot import that file; they set the property `skipReason` in the same way, or end the test's
 * title in `(skipped: …)`.
 */
export function skipReason(test) {
  for (let runnable = test; runnable !== undefined; runnable = runnable.parent) {
    if (typeof runnable.skipReason === "string") return runnable.skipReason;
  }
  return / \(skipped: (.+)\)$/.exec(test.title)?.[1] ?? "no reason given";
}
