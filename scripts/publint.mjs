/** Checks each package as npm would publish it: its exports resolve, and no test or build state is in it. */
import { spawnSync } from "node:child_process";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { workspacePackages } from "./workspace.mjs";

let failed = false;
for (const { folder, place, manifest } of workspacePackages()) {
  if (manifest.private === true) continue;
  const { messages } = await publint({ pkgDir: folder, strict: true, pack: "npm" });
  const problems = messages.map((message) => formatMessage(message, manifest, { color: false }));
  // A template is a package to start from, sources, tests and all.
  const own = packedFiles(folder).filter((path) => !path.startsWith("templates/"));
  const unwanted = own.filter((path) => /\.test[.-]|\.tsbuildinfo$|^src\//.test(path));
  problems.push(...unwanted.map((path) => `${path} would be published`));
  for (const problem of problems) console.log(`${place}: ${problem}`);
  failed ||= problems.length > 0;
}
process.exit(failed ? 1 : 0);

/**
 * @param {string} folder
 * @returns {string[]}
 */
function packedFiles(folder) {
  const { stdout, stderr, status } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`npm pack failed in ${folder}: ${stderr}`);
  /** @type {[{ files: { path: string }[] }]} */
  const [{ files }] = JSON.parse(stdout);
  return files.map(({ path }) => path);
}
