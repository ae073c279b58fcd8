import type { TestRunner } from "../runner.js";

/** Runs declared tests at once; the names of those that fail, each with its message. */
export async function failuresOf(declare: (runner: TestRunner) => void): Promise<readonly string[]> {
  const tests: { readonly name: string; readonly test: () => void | Promise<void> }[] = [];
  const within: string[] = [];
  declare({
    describe(name, inner) {
      within.push(name);
      inner();
      within.pop();
    },
    it: (name, test) => tests.push({ name: [...within.slice(1), name].join(": "), test }),
  });
  const failures: string[] = [];
  for (const { name, test } of tests) {
    try {
      await test();
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failures;
}
