import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { NetgraftError } from "@netgraft/core";
import { OutputExistsError, WriteFailedError } from "./errors.js";
import { systemErrorReason } from "./system-error.js";

/** How a folder is written. */
export interface WriteFolderOptions {
  /** Whether what is there already is replaced; by default it is refused. */
  readonly replace?: boolean;
}

/**
 * Writes a folder so that it exists either whole or not at all: another one beside it is filled, then renamed. Folders
 * above it are made where they are missing. What processes that no longer run have left half-made is removed.
 * @param fill writes what is to be in the folder that it is given
 * @returns what `fill` returns
 * @throws NG_OUTPUT_EXISTS where there is something already that is not replaced; NG_WRITE_FAILED; what `fill` throws, if
 *   that is no error of the file system
 */
export async function writeFolderWhole<T>(
  path: string,
  fill: (folder: string) => Promise<T>,
  { replace = false }: WriteFolderOptions = {},
): Promise<T> {
  const target = resolve(path);
  const isThere = replace || (await isEmptyFolder(target, path));
  const parent = dirname(target);
  const stem = `.${basename(target).slice(0, 200)}.`;
  const temporary = join(parent, `${stem}${process.pid}.${randomBytes(6).toString("hex")}.tmp`);
  let made: string | undefined;
  try {
    made = await mkdir(parent, { recursive: true });
    await removeAbandoned(parent, stem);
    await mkdir(temporary);
    const result = await fill(temporary);
    // On Windows nothing is renamed to what exists.
    if (replace) await rm(target, { recursive: true, force: true });
    else if (isThere) await rmdir(target);
    await rename(temporary, target);
    return result;
  } catch (error) {
    await rm(made ?? temporary, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    throw written(error, path);
  }
}

/** Whether there is an empty folder, rather than nothing. @throws NG_OUTPUT_EXISTS, NG_WRITE_FAILED */
async function isEmptyFolder(target: string, path: string): Promise<boolean> {
  const problem = { at: path, message: "this is there already", expected: "a new folder, or an empty one" };
  let found: readonly string[];
  try {
    if (!(await stat(target)).isDirectory()) throw new OutputExistsError({ ...problem, found: "a file" });
    found = await readdir(target);
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return false;
    throw written(error, path);
  }
  if (found.length === 0) return true;
  const some = found.length > 3 ? [...found.slice(0, 3), "…"] : found;
  throw new OutputExistsError({ ...problem, found: `a folder with ${some.join(", ")}` });
}

async function removeAbandoned(parent: string, stem: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const [, pid] = name.startsWith(stem) ? (/^(\d+)\.[0-9a-f]{12}\.tmp$/.exec(name.slice(stem.length)) ?? []) : [];
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

function written(error: unknown, path: string): unknown {
  if (!isSystemError(error)) return error;
  const found = systemErrorReason(error);
  return new WriteFailedError({ at: path, message: "the folder cannot be written", found }, { cause: error });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && !(error instanceof NetgraftError) && "code" in error && "syscall" in error;
}
