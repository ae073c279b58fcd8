import { readdirSync } from "node:fs";
import { isHoldName, isTemporaryName } from "@netgraft/files";
import { picturesName } from "../checkpoint/pictures-file.js";

/** What a run writes before its first checkpoint, which is all that it depends on. */
const begun: ReadonlySet<string> = new Set(["config.yaml", "environment.json", picturesName]);

/**
 * The names in the folder of a run, but for those of what is being written and of what says who writes.
 * @throws the errors of the system
 * @internal
 */
export function filesOfRun(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => !isHoldName(name) && !isTemporaryName(name));
}

/** Whether these are the files of a run that was ended before its first checkpoint. @internal */
export function isBegun(files: readonly string[]): boolean {
  return files.every((name) => begun.has(name));
}
