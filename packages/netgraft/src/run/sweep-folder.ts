import { existsSync } from "node:fs";
import { join } from "node:path";
import { folderName, readSweep, sweepName, type SweepRecord } from "@netgraft/experiments";
import { NetgraftError } from "@netgraft/core";
import { runFolders } from "./run-folders.js";

/** The folder of a sweep for which none is named. */
export function sweepFolder(
  { name }: { readonly name: string },
  options: { readonly cwd?: string | undefined },
): string {
  return join(runFolders(options).root, folderName(name));
}

/** The plan that a folder has; undefined where there is none that can be used, of which whoever trains is told. */
export async function plannedIn(folder: string, version: string): Promise<SweepRecord | undefined> {
  if (!existsSync(join(folder, sweepName))) return undefined;
  try {
    return await readSweep(folder, version);
  } catch (error) {
    if (error instanceof NetgraftError) return undefined;
    throw error;
  }
}
