/** What declares tests: that of mocha, of `node:test`, of vitest, or of any other runner with these two functions. */
export interface TestRunner {
  readonly describe: (name: string, declare: () => void) => unknown;
  readonly it: (name: string, test: () => void | Promise<void>) => unknown;
}

/**
 * The runner whose `describe` and `it` are global, as with mocha.
 * @throws TypeError where there is none: then pass one, such as `import * as runner from "node:test"`
 */
export function globalRunner(): TestRunner {
  const { describe, it } = globalThis as Partial<TestRunner>; // Whatever is global is checked in the next line.
  if (typeof describe === "function" && typeof it === "function") return { describe, it };
  throw new TypeError(
    "there is no global `describe` and `it`: pass a runner, such as `{ describe, it }` of `node:test`",
  );
}
