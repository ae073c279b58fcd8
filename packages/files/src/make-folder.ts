import { dirname } from "node:path";
import { fileSystem } from "./file-system.js";
import { syncFolder } from "./sync.js";
import { isSystemError } from "./system-error.js";

/**
 * Makes a folder where there is none, with those above it, so that they outlast a power cut.
 * @returns the folders that it has made, the outmost first; where it fails, none of them stays
 * @throws the errors of the system
 */
export async function makeFolder(path: string): Promise<readonly string[]> {
  let above: readonly string[] = [];
  try {
    if (!(await make(path))) {
      above = await makeFolder(dirname(path));
      await fileSystem.mkdir(path);
    }
  } catch (error) {
    // Another process has made it meanwhile.
    if (await isFolder(path)) return above;
    await removeEmptyFolders(above);
    throw error;
  }
  const made = [...above, path];
  try {
    await syncFolder(dirname(path));
  } catch (error) {
    await removeEmptyFolders(made);
    throw error;
  }
  return made;
}

/** Removes folders, the last one first, as long as nothing is in them; others stay. */
export async function removeEmptyFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders.toReversed()) await fileSystem.rmdir(folder).catch(() => undefined);
}

/** @returns false where a folder above it is missing */
async function make(path: string): Promise<boolean> {
  try {
    await fileSystem.mkdir(path);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT" && dirname(path) !== path) return false;
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return fileSystem.stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
