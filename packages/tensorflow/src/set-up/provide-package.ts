import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SetUpDownloadError, SetUpNeedsError } from "../native/errors.js";
import { keptPackage, tfjsPackage } from "../native/tfjs-package.js";
import { tfjsVersion } from "../native/native-folder.js";
import { findCommand } from "./find-command.js";
import { failureOf, run } from "./run.js";
import type { Work } from "./work.js";

/**
 * Has npm install tfjs-node into a folder that is being made, without its install script: a project's npm leaves the package
 * out where that script fails.
 * @returns the package's folder
 * @throws NG_SETUP_NEEDS, NG_SETUP_DOWNLOAD
 */
export async function providePackage(making: string, work: Work): Promise<string> {
  work.step("installing tfjs-node with npm, without its install script");
  const npm = findCommand(["npm"], work.env);
  if (npm === undefined)
    throw new SetUpNeedsError({
      at: "npm",
      message: "needed to install @tensorflow/tfjs-node, and not there",
      expected: "npm on PATH",
    });
  const folder = join(making, keptPackage);
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
  const tfjs = tfjsPackage(making, new URL("none/none.js", `file://${folder}/`));
  if (ran.succeeded && tfjs !== undefined) return tfjs;
  throw new SetUpDownloadError({
    at: "npm",
    message: "npm cannot bring @tensorflow/tfjs-node",
    expected: "a registry that npm reaches (`npm ping` tells)",
    found: failureOf(ran),
  });
}
