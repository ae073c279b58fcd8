import { appendFileSync } from "node:fs";
import Mocha from "mocha";
import { skipReason } from "./skip-reason.mjs";

const { EVENT_RUN_END, EVENT_TEST_PENDING } = Mocha.Runner.constants;

/**
 * mocha's own report, then why tests were skipped, then one line `N passed, N failed`. The line also goes to the file
 * that NETGRAFT_TOTALS names, by which scripts/test.mjs learns that mocha came to its end.
 * @param {Mocha.Runner} runner
 * @param {Mocha.MochaOptions} options
 */
export default function TotalsReporter(runner, options) {
  const report = new Mocha.reporters.Spec(runner, options);
  /** @type {Map<string, string[]>} */
  const skipped = new Map();
  runner.on(EVENT_TEST_PENDING, (/** @type {Mocha.Test} */ test) => {
    const reason = skipReason(test);
    skipped.set(reason, [...(skipped.get(reason) ?? []), test.fullTitle()]);
  });
  runner.once(EVENT_RUN_END, () => {
    printSkipped(skipped);
    const { passes, failures, pending } = report.stats;
    const totals = `${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} skipped` : ""}`;
    console.log(totals);
    if (process.env["NETGRAFT_TOTALS"] !== undefined) appendFileSync(process.env["NETGRAFT_TOTALS"], `${totals}\n`);
  });
}

/** @param {ReadonlyMap<string, string[]>} skipped */
function printSkipped(skipped) {
  for (const [reason, titles] of skipped) {
    console.log(`  skipped: ${reason}`);
    for (const title of titles) console.log(`    ${title}`);
  }
  if (skipped.size > 0) console.log();
}
