import { mkdir, readdir, rename, rm, statfs } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { NetgraftError } from "@netgraft/core";
import { systemErrorReason } from "@netgraft/weights/node";
import { SetUpFolderError } from "../native/errors.js";

/**
 * Makes a folder whole or not at all: beside its place, then renamed. What was there is replaced.
 * @throws NG_SETUP_FOLDER where it cannot be written; what `make` throws
 */
export async function makeWhole<T>(folder: string, make: (making: string) => Promise<T>): Promise<T> {
  const making = `${folder}.making-${process.pid}`;
  try {
    await removeAbandoned(folder);
    await rm(making, { recursive: true, force: true });
    await mkdir(making, { recursive: true });
    const made = await make(making);
    await rm(folder, { recursive: true, force: true });
    await rename(making, folder);
    return made;
  } catch (cause) {
    await rm(making, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    if (!isSystemError(cause)) throw cause;
    throw new SetUpFolderError(
      { at: folder, message: "the folder cannot be written", found: systemErrorReason(cause) },
      { cause },
    );
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

/** Removes what processes that no longer run have left half-made. */
async function removeAbandoned(folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of await readdir(parent).catch(() => [])) {
    const [, pid] = name.startsWith(basename(folder)) ? (/\.making-(\d+)$/.exec(name) ?? []) : [];
    if (pid !== undefined && !runs(Number(pid))) await rm(join(parent, name), { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs and belongs to someone else.
    return isSystemError(error) && error.code === "EPERM";
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && !(error instanceof NetgraftError) && "code" in error && "syscall" in error;
}
