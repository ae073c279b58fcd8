import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { checkpointName } from "@netgraft/training";
import { OutputExistsError } from "@netgraft/files";
import { NothingToResumeError } from "./errors.js";

/** Whether a run in the folder has got as far as its first checkpoint. */
export function hasCheckpoint(folder: string): boolean {
  return existsSync(join(folder, checkpointName));
}

/** @throws NG_NOTHING_TO_RESUME where there is no such folder */
export function assertFolder(folder: string): void {
  if (!existsSync(folder)) throw nothingToResume(folder, "there is no such folder");
}

/** @throws NG_NOTHING_TO_RESUME where there is no checkpoint in the folder */
export function assertCheckpoint(folder: string): void {
  assertFolder(folder);
  if (!hasCheckpoint(folder)) throw nothingToResume(folder, "the folder has no checkpoint");
}

/** @throws NG_OUTPUT_EXISTS where there is something in the folder, with which new runs would mix */
export function assertEmpty(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new OutputExistsError({
    at: folder,
    message: "there is something in the folder of new runs",
    expected: "a new folder, or an empty one; `--resume` goes on with what is there",
  });
}

function nothingToResume(at: string, message: string): Error {
  return new NothingToResumeError({ at, message, expected: `the folder of a run, with its ${checkpointName}` });
}
