import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { root } from "../house/workspace.js";

/** Runs mocha with the project's reporter on one file of tests. */
async function run(tests: string, ...options: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "netgraft-report-"));
  try {
    const file = join(folder, "some.test.mjs");
    const helper = pathToFileURL(join(root, "packages", "test-support", "dist", "index.js")).href;
    await writeFile(file, `import { skipBecause } from ${JSON.stringify(helper)};\n${tests}`);
    const mocha = ["node_modules/mocha/bin/mocha.js", "--no-config", "--reporter", "scripts/mocha/totals-reporter.mjs"];
    return spawnSync(process.execPath, [...mocha, ...options, file], { cwd: root, encoding: "utf8" }).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("the report of mocha", () => {
  it("ends with the totals", async () => {
    const report = await run(`it("a", () => {}); it("b", () => {}); it("c", () => { throw new Error("wrong"); });`);
    expect(report.trimEnd().split("\n").at(-1)).to.equal("2 passed, 1 failed");
  });

  for (const [mode, options] of [
    ["one after another", []],
    ["in parallel", ["--parallel", "--jobs", "1", "--require", "scripts/mocha/parallel-skips.mjs"]],
  ] as const)
    it(`says why tests were skipped, by a test itself or in a hook for all of a suite, ${mode}`, async () => {
      const report = await run(
        `
      it("runs", () => {});
      it("lone", function () { skipBecause(this, "there is no tape drive"); });
      describe("suite", () => {
        before(function () { skipBecause(this, "there is no modem"); });
        it("first", () => {});
        it("second", () => {});
      });
      describe("each", () => {
        beforeEach(function () { skipBecause(this, "there is no printer"); });
        it("third", () => {});
      });
    `,
        ...options,
      );
      expect(report).to.match(/skipped: there is no tape drive\n +lone\n/);
      expect(report).to.match(/skipped: there is no modem\n +suite first\n +suite second\n/);
      expect(report).to.match(/skipped: there is no printer\n +each third\n/);
      expect(report.trimEnd().split("\n").at(-1)).to.equal("1 passed, 0 failed, 4 skipped");
    });
});
