import { existsSync } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SetUpDownloadError, SetUpNeedsError } from "../native/errors.js";
import { keptPackage, keptPackages } from "../native/tfjs-package.js";
import { tfjsVersion } from "../native/native-folder.js";
import { findCommand } from "./find-command.js";
import { failureOf, run } from "./run.js";
import type { Work } from "./work.js";

/**
 * Puts tfjs-node into a folder that is being made, for projects whose npm has left it out: from what was kept before, or with
 * npm, without its install script.
 * @returns the package's folder
 * @throws NG_SETUP_NEEDS, NG_SETUP_DOWNLOAD
 */
export async function providePackage(making: string, native: string, work: Work): Promise<string> {
  const [folder, before] = [join(making, keptPackages), join(native, keptPackages)];
  if (existsSync(before)) await cp(before, folder, { recursive: true });
  else await install(folder, work);
  const tfjs = keptPackage(making);
  if (tfjs !== undefined) return tfjs;
  throw new SetUpDownloadError({ at: "npm", message: "npm has not installed @tensorflow/tfjs-node", found: folder });
}

async function install(folder: string, work: Work): Promise<void> {
  work.step("installing tfjs-node with npm, without its install script");
  const npm = findCommand(["npm"], work.env);
  if (npm === undefined)
    throw new SetUpNeedsError({
      at: "npm",
      message: "needed to install @tensorflow/tfjs-node, and not there",
      expected: "npm on PATH",
    });
  await mkdir(folder);
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ private: true, dependencies: { "@tensorflow/tfjs-node": tfjsVersion } }),
  );
  const ran = await run(
    { path: npm, parameters: [] },
    ["install", "--ignore-scripts", "--no-audit", "--no-fund"],
    work,
    { cwd: folder },
  );
  if (ran.succeeded) return;
  throw new SetUpDownloadError({
    at: "npm",
    message: "npm cannot bring @tensorflow/tfjs-node",
    expected: "a registry that npm reaches (`npm ping` tells)",
    found: failureOf(ran),
  });
}
