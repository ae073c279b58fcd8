import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SetUpDownloadError, SetUpNeedsError } from "../errors.js";
import { findCommand } from "./find-command.js";
import { failureOf, run } from "./run.js";
import type { Work } from "./work.js";

/**
 * Installs a package and what it depends on with npm in a folder that is new, without any install script: for packages whose
 * scripts download from elsewhere, which fails behind a firewall.
 * @throws NG_SETUP_NEEDS where there is no npm, NG_SETUP_DOWNLOAD where npm cannot bring it
 */
export async function installPackage(folder: string, name: string, version: string, work: Work): Promise<void> {
  work.step(`installing ${name} with npm, without its install script`);
  const npm = findCommand(["npm"], work.env);
  if (npm === undefined)
    throw new SetUpNeedsError({
      at: "npm",
      message: `needed to install ${name}, and not there`,
      expected: "npm on PATH",
    });
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: { [name]: version } }));
  const parameters = ["install", "--ignore-scripts", "--no-audit", "--no-fund"];
  const ran = await run({ path: npm, parameters: [] }, parameters, work, { cwd: folder });
  if (ran.succeeded) return;
  throw new SetUpDownloadError({
    at: "npm",
    message: `npm cannot bring ${name}`,
    expected: "a registry that npm reaches (`npm ping` tells)",
    found: failureOf(ran),
  });
}
