import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { WriteFailedError, writeFolderWhole } from "@netgraft/files";
import { SetUpFolderError } from "../errors.js";

/**
 * Makes a folder of the set-up whole or not at all. What was there is replaced.
 * @throws NG_SETUP_FOLDER where it cannot be written; what `make` throws
 */
export async function makeWhole<T>(folder: string, make: (making: string) => Promise<T>): Promise<T> {
  try {
    return await writeFolderWhole(folder, make, { replace: true });
  } catch (error) {
    if (error instanceof WriteFailedError) throw new SetUpFolderError(error.problems, { cause: error });
    throw error;
  }
}

/** @throws NG_SETUP_FOLDER where a folder's disk has less room than is needed */
export async function assertRoom(folder: string, gigabytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const found = (bavail * bsize) / 1e9;
  if (found >= gigabytes) return;
  throw new SetUpFolderError({
    at: dirname(folder),
    message: "the disk has too little room",
    expected: `${gigabytes} GB`,
    found: `${found.toFixed(1)} GB`,
  });
}
