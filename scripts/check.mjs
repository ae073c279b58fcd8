/**
 * Everything that CI holds apart from the tests, or the checks that are named: `node scripts/check.mjs lint format`.
 * All are run, and each that fails is shown.
 */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { root } from "./workspace.mjs";

/** @param {string} name */
const bin = (name) => join("node_modules", name);
const checks = {
  lint: [bin("oxlint/bin/oxlint")],
  format: [bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."],
  unused: [bin("knip/bin/knip.js"), "--no-progress", "--no-config-hints"],
  api: ["scripts/api.mjs", "--check"],
  packages: ["scripts/publint.mjs"],
  docs: ["scripts/docs.mjs", "--check"],
  licences: ["scripts/notice.mjs", "--check"],
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(checks, name));
if (unknown.length > 0) {
  console.error(`There is no check ${unknown.join(", ")}; there are ${Object.keys(checks).join(", ")}.`);
  process.exit(2);
}

/** @type {string[]} */
const failed = [];
// The longest come first: api, docs and packages take most of the time, on one core each.
const waiting = ["api", "docs", "packages", ...Object.keys(checks)].filter(
  (name, index, all) => all.indexOf(name) === index && (chosen.length === 0 || chosen.includes(name)),
);
await Promise.all(Array.from({ length: availableParallelism() }, work));
if (failed.length > 0)
  console.log(
    `Failed: ${failed.join(", ")}. \`npm run format\`, \`npm run api\` and \`npm run docs\` mend what can be mended.`,
  );
process.exit(failed.length > 0 ? 1 : 0);

async function work() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await run(name);
}

/** @param {string} name */
async function run(name) {
  const child = spawn(process.execPath, checks[/** @type {keyof typeof checks} */ (name)], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...(process.stdout.isTTY ? {} : { FORCE_COLOR: "0" }) },
  });
  let told = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => (told += text));
  const status = await new Promise((resolve) => {
    child.on("close", resolve);
  });
  console.log(`${status === 0 ? "ok    " : "FAILED"} ${name}`);
  if (status === 0) return;
  failed.push(name);
  console.log(told.trimEnd().replaceAll(/^/gm, "    "));
}
