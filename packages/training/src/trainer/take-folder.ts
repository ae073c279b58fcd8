import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import {
  type FolderHold,
  holdFolder,
  type HoldOptions,
  isHoldName,
  isSystemError,
  makeFolder,
  OutputExistsError,
  removeAbandoned,
  removeEmptyFolders,
  systemErrorReason,
  WriteFailedError,
} from "@netgraft/files";
import { filesOfRun, isBegun } from "./files-of-run.js";

/** A folder that this process has taken for a run, or for several in turn. @internal */
export interface TakenFolder {
  readonly hold: FolderHold;
  /** Whether there was nothing in it, or no more than a run that was ended before its first checkpoint leaves. */
  readonly isFresh: boolean;
  /** Whether it was made, so that there was no run to go on with. */
  readonly isMade: boolean;
  /** Gives it up, and removes the folders that were made for it where nothing is in them. */
  close(): Promise<void>;
}

/**
 * Takes a folder for a run, or for several in turn. Of several new runs in one folder, one gets it: who comes first holds it, and who comes later finds
 * what that has written.
 * @throws as `RunFolder.open`
 * @internal
 */
export async function takeFolder(path: string, isNew: boolean, options: HoldOptions): Promise<TakenFolder> {
  const made = await madeFolders(path);
  try {
    // Nothing is written into a folder that is none of ours. One that is held, or was by a process that died, has a file for it.
    if (isNew && !readdirSync(path).some(isHoldName)) assertFresh(path, filesOfRun(path));
    const hold = await holdFolder(path, options);
    const close = async (): Promise<void> => {
      await hold.release();
      await removeEmptyFolders(made);
    };
    try {
      await removeAbandoned(path);
      const files = filesOfRun(path);
      const isFresh = files.length === 0 || (hold.isTakenOver && isBegun(files));
      if (isNew && !isFresh) assertFresh(path, files);
      return { hold, isFresh, isMade: made.length > 0, close };
    } catch (error) {
      await hold.release();
      throw error;
    }
  } catch (error) {
    await removeEmptyFolders(made);
    throw isSystemError(error) ? notMade(path, error) : error;
  }
}

/** Makes the folder where it is missing; those that were made, the outmost first. @throws NG_WRITE_FAILED */
async function madeFolders(path: string): Promise<readonly string[]> {
  try {
    return await makeFolder(resolve(path));
  } catch (cause) {
    throw notMade(path, cause);
  }
}

/** @throws NG_OUTPUT_EXISTS */
function assertFresh(path: string, files: readonly string[]): void {
  if (files.length === 0) return;
  throw new OutputExistsError({
    at: path,
    message: "there is something in the folder of a new run",
    expected: "a new folder, or an empty one; `--resume` goes on with what stopped there",
    found: files.slice(0, 3).join(", "),
  });
}

function notMade(path: string, cause: unknown): Error {
  const found = systemErrorReason(cause);
  return new WriteFailedError({ at: path, message: "the folder of the run cannot be made", found }, { cause });
}
