/**
 * Everything that CI holds apart from the tests, or the checks that are named: `node scripts/check.mjs lint format`.
 * All are run, and each that fails is shown.
 */
import { spawnSync } from "node:child_process";
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

const failed = [];
for (const [name, parameters] of Object.entries(checks)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, ...(process.stdout.isTTY ? {} : { FORCE_COLOR: "0" }) },
  });
  console.log(`${status === 0 ? "ok    " : "FAILED"} ${name}`);
  if (status === 0) continue;
  failed.push(name);
  console.log(`${stdout}${stderr}`.trimEnd().replaceAll(/^/gm, "    "));
}
if (failed.length > 0)
  console.log(
    `Failed: ${failed.join(", ")}. \`npm run format\`, \`npm run api\` and \`npm run docs\` mend what can be mended.`,
  );
process.exit(failed.length > 0 ? 1 : 0);
