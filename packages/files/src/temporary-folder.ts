import { tmpdir } from "node:os";
import { join } from "node:path";
import { NetgraftError } from "@netgraft/core";
import { WriteFailedError } from "./errors.js";
import { fileSystem } from "./file-system.js";
import { fileWriter, type WriteFile } from "./file-writer.js";
import { ownedName, removeAbandonedOnce, temporaryFolderPrefix } from "./owned-name.js";
import { systemErrorReason } from "./system-error.js";

/**
 * Does work with a folder of its own in the system's folder for temporary files, which is gone afterwards. What earlier
 * processes were killed with is removed.
 * @param use writes files into it by `write`
 * @throws NG_WRITE_FAILED where it cannot be made, or a file in it cannot be written; as `use`
 */
export async function withTemporaryFolder<T>(use: (folder: string, write: WriteFile) => Promise<T>): Promise<T> {
  await removeAbandonedOnce();
  const folder = join(tmpdir(), ownedName(temporaryFolderPrefix));
  await written("no folder can be made among the temporary files", () => fileSystem.mkdir(folder, 0o700));
  const write = fileWriter(folder);
  try {
    return await use(folder, (name, chunks) =>
      written(`${name} cannot be written among the temporary files`, () => write(name, chunks)),
    );
  } finally {
    // What cannot be removed is left to whoever comes next, as where the process is killed.
    await fileSystem.rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** @throws NG_WRITE_FAILED for what the system says */
async function written(message: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (cause instanceof NetgraftError) throw cause;
    const expected = "a folder that can be written, with space; the variable TMPDIR names another one";
    throw new WriteFailedError({ at: tmpdir(), message, expected, found: systemErrorReason(cause) }, { cause });
  }
}
