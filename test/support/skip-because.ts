import type { Context, Runnable, Suite } from "mocha";

/**
 * Skips the running test, or, in a `before` hook, the tests of its suite, with a reason that the report shows.
 * Only for what a machine lacks (Python, say): never to silence a failure.
 */
export function skipBecause(context: Context, reason: string): never {
  const runnable: Runnable | undefined = context.test;
  const isHook = (runnable as { type?: string } | undefined)?.type === "hook";
  const noted: Runnable | Suite | undefined = isHook ? (context.currentTest ?? runnable?.parent) : runnable;
  // scripts/mocha/skip-reason.mjs reads this property, which mocha does not know.
  if (noted !== undefined) Object.assign(noted, { skipReason: reason });
  return context.skip();
}
