import { basename, dirname, join, relative } from "node:path";
import { WriteFailedError } from "./errors.js";
import { fileSystem } from "./file-system.js";
import { makeFolder } from "./make-folder.js";
import { chunksOf } from "./open-file.js";
import { temporaryName } from "./owned-name.js";
import { syncFolder } from "./sync.js";
import { isSystemError, systemErrorReason } from "./system-error.js";
import { writeFileWhole } from "./write-file.js";

/** What systems say that make no symbolic links, or not for this user: Windows, FAT. */
const unsupported = new Set(["EPERM", "EACCES", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL", "UNKNOWN"]);

/**
 * Lets a path lead to a file by a relative symbolic link, in the place of what was there; where the system makes no links, the
 * path gets a copy. The folders above it are made.
 * @throws NG_WRITE_FAILED, NG_READ_FAILED
 */
export async function linkFile(file: string, path: string): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName(basename(path)));
  try {
    await makeFolder(folder);
    await fileSystem.symlink(relative(folder, file), temporary);
    await fileSystem.rename(temporary, path);
    await syncFolder(folder);
  } catch (cause) {
    await fileSystem.rm(temporary, { force: true }).catch(() => undefined);
    if (isSystemError(cause) && cause.syscall === "symlink" && unsupported.has(cause.code ?? ""))
      return writeFileWhole(path, chunksOf(file));
    throw new WriteFailedError(
      { at: path, message: "the link cannot be made", found: systemErrorReason(cause) },
      { cause },
    );
  }
}
