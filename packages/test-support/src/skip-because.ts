/**
 * Skips the running test, or in a `before` hook the tests of its suite, with a reason that the report shows.
 * Only for what a machine lacks (Python, say): never to silence a failure.
 */
export function skipBecause(context: Mocha.Context, reason: string): never {
  const noted = skippedBy(context);
  // scripts/mocha/skip-reason.mjs reads this property, which mocha does not know.
  if (noted !== undefined) Object.assign(noted, { skipReason: reason });
  return context.skip();
}

/** What `skip` skips when it is called now. */
function skippedBy({ test, currentTest }: Mocha.Context): Mocha.Runnable | Mocha.Suite | undefined {
  if (test?.title.startsWith('"before all" hook') === true) return test.parent;
  return test?.title.startsWith('"before each" hook') === true ? currentTest : test;
}
