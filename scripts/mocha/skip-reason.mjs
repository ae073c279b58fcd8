/** Why a test was skipped: what `skipBecause` noted on it, or on the suite in whose hook it was called. */
export function skipReason(test) {
  for (let runnable = test; runnable !== undefined; runnable = runnable.parent) {
    if (typeof runnable.skipReason === "string") return runnable.skipReason;
  }
  return "no reason given";
}
