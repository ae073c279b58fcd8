import { basename, dirname, join } from "node:path";
import { destination } from "./destination.js";
import { OutputExistsError, WriteFailedError } from "./errors.js";
import { fileSystem } from "./file-system.js";
import { fileWriter, type WriteFile } from "./file-writer.js";
import { makeFolder, removeEmptyFolders } from "./make-folder.js";
import { isAbandoned, isTemporaryNameOf, removeAbandoned, temporaryName } from "./owned-name.js";
import { syncFolder, syncTree } from "./sync.js";
import { isMissing, isSystemError, systemErrorReason } from "./system-error.js";

/** What a folder is called that is about to be replaced: it is put back where its process was ended. */
const replacedSuffix = ".old.tmp";

/** How a folder is written. */
export interface WriteFolderOptions {
  /** Whether what is there already is replaced; by default it is refused. */
  readonly replace?: boolean;
}

/**
 * Writes a folder so that it exists either whole or not at all, also after a power cut: another one beside it is filled, reaches
 * the disk, and is renamed. Folders above it are made where they are missing. What processes that no longer run have left
 * half-made is removed.
 * @param fill writes what is to be in the folder that it is given, by `write` or as it likes
 * @returns what `fill` returns
 * @throws NG_OUTPUT_EXISTS where there is something already that is not replaced; NG_WRITE_FAILED, and there is then what was before,
 *   but where the message says that the folder is in its place; what `fill` throws, if that is no error of the file system
 */
export async function writeFolderWhole<T>(
  path: string,
  fill: (folder: string, write: WriteFile) => Promise<T>,
  { replace = false }: WriteFolderOptions = {},
): Promise<T> {
  let result: T;
  let [parent, old, temporary] = ["", "", ""];
  let made: readonly string[] = [];
  try {
    const target = await destination(path);
    if (!replace) await assertEmpty(target, path);
    parent = dirname(target);
    temporary = join(parent, temporaryName(basename(target)));
    old = temporary.replace(/\.tmp$/, replacedSuffix);
    made = await makeFolder(parent);
    await clearAbandoned(target);
    await fileSystem.mkdir(temporary);
    result = await fill(temporary, fileWriter(temporary));
    await syncTree(temporary);
    await (replace ? exchange(temporary, target, old) : takePlace(temporary, target, path));
  } catch (error) {
    if (temporary !== "") await remove(temporary);
    await removeEmptyFolders(made);
    throw written(error, path, "the folder cannot be written");
  }
  try {
    await syncFolder(parent);
  } catch (error) {
    throw written(error, path, "the folder is in its place, but may be lost where the power fails");
  }
  if (replace) await remove(old);
  return result;
}

/** @throws NG_OUTPUT_EXISTS where there is something else than an empty folder; the errors of the system */
async function assertEmpty(target: string, path: string): Promise<void> {
  const problem = { at: path, message: "this is there already", expected: "a new folder, or an empty one" };
  let found: readonly string[];
  try {
    if (!(await fileSystem.stat(target)).isDirectory()) throw new OutputExistsError({ ...problem, found: "a file" });
    found = (await fileSystem.entries(target)).map(({ name }) => name);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  if (found.length === 0) return;
  const some = found.length > 3 ? [...found.slice(0, 3), "…"] : found;
  throw new OutputExistsError({ ...problem, found: `a folder with ${some.join(", ")}` });
}

/** Renames a folder to where there is nothing, or an empty one. @throws NG_OUTPUT_EXISTS where something has come there meanwhile */
async function takePlace(folder: string, target: string, path: string): Promise<void> {
  // Windows renames nothing to what exists.
  if (process.platform === "win32") await fileSystem.rmdir(target).catch(() => undefined);
  try {
    await fileSystem.rename(folder, target);
  } catch (error) {
    await assertEmpty(target, path);
    throw error;
  }
}

/** Renames a folder to where another one may be, which is `old` afterwards; where it fails, that one is in its place again. */
async function exchange(folder: string, target: string, old: string): Promise<void> {
  let moved = false;
  try {
    await fileSystem.rename(target, old);
    moved = true;
  } catch (error) {
    if (!isMissing(error)) {
      // An answer that fails may be to what was done.
      await fileSystem.rename(old, target).catch(() => undefined);
      throw error;
    }
  }
  try {
    await fileSystem.rename(folder, target);
  } catch (error) {
    if (moved) await fileSystem.rename(old, target);
    throw error;
  }
}

/** What cannot be removed is left to whoever writes there next. */
async function remove(folder: string): Promise<void> {
  await fileSystem.rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}

/**
 * Removes what processes that no longer run have left half-made. A folder that such a process was about to replace, and has not
 * replaced, is put back.
 */
async function clearAbandoned(target: string): Promise<void> {
  const parent = dirname(target);
  await removeAbandoned(parent);
  for (const { name } of await fileSystem.entries(parent)) {
    const isReplaced = name.endsWith(replacedSuffix) && isTemporaryNameOf(basename(target), name);
    if (!isReplaced || !(await isAbandoned(join(parent, name)))) continue;
    const replaced = join(parent, name);
    await ((await isThere(target)) ? remove(replaced) : fileSystem.rename(replaced, target));
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await fileSystem.stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function written(error: unknown, path: string, message: string): unknown {
  if (!isSystemError(error)) return error;
  return new WriteFailedError({ at: path, message, found: systemErrorReason(error) }, { cause: error });
}
