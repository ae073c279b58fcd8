import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { SetUpDownloadError } from "@netgraft/engine-process";
import { installPackage } from "@netgraft/engine-process/set-up";
import { keptPackage, keptPackages } from "../native/tfjs-package.js";
import { tfjsVersion } from "../native/native-folder.js";
import type { Work } from "./work.js";

/**
 * Puts tfjs-node into a folder that is being made, for projects that have not installed it: from what was kept before, or with
 * npm, without its install script.
 * @returns the package's folder
 * @throws NG_SETUP_NEEDS, NG_SETUP_DOWNLOAD
 */
export async function providePackage(making: string, native: string, work: Work): Promise<string> {
  const [folder, before] = [join(making, keptPackages), join(native, keptPackages)];
  if (existsSync(before)) await cp(before, folder, { recursive: true });
  else await installPackage(folder, "@tensorflow/tfjs-node", tfjsVersion, work);
  const tfjs = keptPackage(making);
  if (tfjs !== undefined) return tfjs;
  throw new SetUpDownloadError({ at: "npm", message: "npm has not installed @tensorflow/tfjs-node", found: folder });
}
