import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkpointName, filesOfRun, isBegun } from "@netgraft/training";
import { NothingToResumeError } from "./errors.js";

/** Whether a run in the folder has got as far as its first checkpoint. */
export function hasCheckpoint(folder: string): boolean {
  return existsSync(join(folder, checkpointName));
}

/** @throws NG_NOTHING_TO_RESUME where there is no such folder */
export function assertFolder(folder: string): void {
  if (!existsSync(folder)) throw nothingToResume(folder, "there is no such folder");
}

/**
 * Checks that there is a run to go on with: one with a checkpoint, or one that was ended before its first, which begins again.
 * @throws NG_NOTHING_TO_RESUME
 */
export function assertResumable(folder: string): void {
  assertFolder(folder);
  const files = filesOfRun(folder);
  if (files.includes(checkpointName) || (files.length > 0 && isBegun(files))) return;
  if (files.length === 0) throw nothingToResume(folder, "nothing was written into the folder before the run was ended");
  throw nothingToResume(folder, "the folder has no checkpoint");
}

function nothingToResume(at: string, message: string): Error {
  return new NothingToResumeError({ at, message, expected: `the folder of a run, with its ${checkpointName}` });
}
