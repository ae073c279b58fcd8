/**
 * Why a test was skipped: what `skipBecause` noted on it, or on the suite in whose hook it was called.
 * @param {Mocha.Runnable | Mocha.Suite} test
 */
export function skipReason(test) {
  /** @type {(Mocha.Runnable | Mocha.Suite) | undefined} */
  let runnable = test;
  for (; runnable !== undefined; runnable = runnable.parent) {
    if ("skipReason" in runnable && typeof runnable.skipReason === "string") return runnable.skipReason;
  }
  return "no reason given";
}
