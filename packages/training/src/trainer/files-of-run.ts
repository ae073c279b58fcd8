import { readdirSync } from "node:fs";
import { isHoldName, isTemporaryName } from "@netgraft/files";
import { checkpointName } from "../checkpoint/checkpoint-file.js";
import { picturesName } from "../checkpoint/pictures-file.js";

/** What a run writes before its first checkpoint, which is all that it depends on. */
const begun: ReadonlySet<string> = new Set(["config.yaml", "environment.json", picturesName]);

/** What else it writes itself. */
const later: ReadonlySet<string> = new Set([checkpointName, "best.safetensors", "last.safetensors", "curves.svg"]);

/** Whether a tracker may write a file of this name: it is one, and none of the run's own. @internal */
export function isFree(name: string): boolean {
  const isName = /^\w[\w.-]*$/.test(name) && !isHoldName(name) && !isTemporaryName(name);
  return isName && !begun.has(name) && !later.has(name);
}

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
