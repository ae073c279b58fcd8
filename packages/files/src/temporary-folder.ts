import { tmpdir } from "node:os";
import { join } from "node:path";
import { WriteFailedError } from "./errors.js";
import { fileSystem } from "./file-system.js";
import { ownedName, removeAbandonedOnce, temporaryFolderPrefix } from "./owned-name.js";
import { systemErrorReason } from "./system-error.js";

/**
 * Does work with a folder of its own in the system's folder for temporary files, which is gone afterwards. What earlier
 * processes were killed with is removed.
 * @throws NG_WRITE_FAILED where it cannot be made; as `use`
 */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  await removeAbandonedOnce();
  const folder = join(tmpdir(), ownedName(temporaryFolderPrefix));
  try {
    await fileSystem.mkdir(folder, 0o700);
  } catch (cause) {
    throw new WriteFailedError(
      {
        at: tmpdir(),
        message: "no folder can be made among the temporary files",
        expected: "a folder that can be written; the variable TMPDIR names another one",
        found: systemErrorReason(cause),
      },
      { cause },
    );
  }
  try {
    return await use(folder);
  } finally {
    await fileSystem.rm(folder, { recursive: true, force: true });
  }
}
