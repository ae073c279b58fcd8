import { join } from "node:path";
import { fileSystem, type OpenedFile } from "./file-system.js";
import { isSystemError } from "./system-error.js";

/** Files that are synced at once. */
const atOnce = 32;

/** What systems say that sync no folders, or not for this user: Windows, some network file systems. */
const unsupported = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EBADF", "EISDIR", "EPERM", "EACCES"]);

/**
 * Settles when the names in a folder are on the disk: a rename outlasts a power cut only then. Where the system has no such thing,
 * nothing is done.
 * @throws the errors of the system
 */
export async function syncFolder(path: string): Promise<void> {
  await syncOpened(path, "r");
}

/**
 * Settles when a folder, all that is below it and the contents of all files are on the disk. Symbolic links are not followed.
 * @throws the errors of the system
 */
export async function syncTree(path: string): Promise<void> {
  const entries = await fileSystem.entries(path);
  const files = entries.filter((entry) => entry.isFile());
  for (let first = 0; first < files.length; first += atOnce)
    await Promise.all(files.slice(first, first + atOnce).map(({ name }) => syncFile(join(path, name))));
  for (const entry of entries) if (entry.isDirectory()) await syncTree(join(path, entry.name));
  await syncFolder(path);
}

/** Windows flushes only what is open for writing. */
function syncFile(path: string): Promise<void> {
  return syncOpened(path, process.platform === "win32" ? "r+" : "r");
}

async function syncOpened(path: string, flags: "r" | "r+"): Promise<void> {
  let opened: OpenedFile | undefined;
  try {
    opened = await fileSystem.open(path, flags);
    await opened.sync();
  } catch (error) {
    if (!isSystemError(error) || !unsupported.has(error.code ?? "")) throw error;
  } finally {
    await opened?.close();
  }
}
