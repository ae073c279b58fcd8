/**
 * Checks each package as npm would publish it: its exports and their types resolve for whoever imports them as modules, and no test
 * or build state is in it.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { workspacePackages } from "./workspace.mjs";

/** Packages are modules alone: how `require` finds them is of no interest. */
const ignored = new Set(["node16-cjs"]);

const temporary = mkdtempSync(join(tmpdir(), "netgraft-packed-"));
let failed = false;
try {
  for (const { folder, place, manifest } of workspacePackages()) {
    if (manifest.private === true) continue;
    const { files, tarball } = packed(folder);
    const { messages } = await publint({ strict: true, pack: { tarball } });
    const problems = messages.map((message) => formatMessage(message, manifest, { color: false }) ?? message.code);
    problems.push(...(await wrongTypes(tarball, manifest)));
    // A template is a package to start from, sources, tests and all.
    const own = files.filter((path) => !path.startsWith("templates/"));
    const unwanted = own.filter((path) => /\.test[.-]|\.tsbuildinfo$|^src\//.test(path));
    problems.push(...unwanted.map((path) => `${path} would be published`));
    for (const problem of problems) console.log(`${place}: ${problem}`);
    failed ||= problems.length > 0;
  }
} finally {
  rmSync(temporary, { recursive: true });
}
process.exit(failed ? 1 : 0);

/**
 * Where TypeScript would find other types than those of the module that is imported, or none.
 * @param {ArrayBuffer} tarball
 * @param {import("./workspace.mjs").Manifest} manifest
 */
async function wrongTypes(tarball, { imports = {}, dependencies = {} }) {
  const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)));
  if (!analysis.types) return ["it has no types"];
  return analysis.problems.flatMap((problem) => {
    if ("resolutionKind" in problem && ignored.has(problem.resolutionKind)) return [];
    // Only the package is looked at, not what it depends on: an import such as `#zod` whose types are those of a dependency is found there.
    if (problem.kind === "InternalResolutionError") {
      const { types } = imports[problem.moduleSpecifier] ?? {};
      if (types !== undefined && Object.hasOwn(dependencies, types)) return [];
    }
    const place = "entrypoint" in problem ? ` (${problem.entrypoint})` : "";
    return [`types: ${problem.kind}${place}`];
  });
}

/**
 * A package as npm packs it.
 * @param {string} folder
 */
function packed(folder) {
  const { stdout, stderr, status } = spawnSync(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", temporary],
    { cwd: folder, encoding: "utf8", shell: process.platform === "win32" },
  );
  if (status !== 0) throw new Error(`npm pack failed in ${folder}: ${stderr}`);
  /** @type {[{ filename: string, files: { path: string }[] }]} */
  const [{ filename, files }] = JSON.parse(stdout);
  const bytes = readFileSync(join(temporary, filename.replace("@", "").replace("/", "-")));
  return {
    files: files.map(({ path }) => path),
    tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  };
}
