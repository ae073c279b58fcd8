/**
 * The set-up, then mocha with the arguments given. The last line is `N passed, N failed` even where mocha does not
 * come to its end.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "netgraft-totals-"));
const totals = join(folder, "totals");

const status = run("scripts/set-up.mjs") || run("node_modules/mocha/bin/mocha.js", ...process.argv.slice(2));
const finished = existsSync(totals);
rmSync(folder, { recursive: true });
if (finished) process.exit(status);
console.log("The tests did not run to their end.\n0 passed, 1 failed");
process.exit(1);

/**
 * @param {string} program
 * @param {...string} parameters
 */
function run(program, ...parameters) {
  const { status: ended } = spawnSync(process.execPath, [program, ...parameters], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NETGRAFT_TOTALS: totals },
  });
  return ended ?? 1;
}
