import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { NetgraftError } from "@netgraft/core";
import { WriteFailedError } from "@netgraft/weights";
import { systemErrorReason } from "@netgraft/weights/node";
import { OutputExistsError } from "../errors.js";

/**
 * Writes a folder so that it exists either whole or not at all: another one beside it is filled, then renamed. Folders
 * above it are made where they are missing.
 * @param fill writes what is to be in the folder that it is given
 * @throws NG_OUTPUT_EXISTS where there is something already; NG_WRITE_FAILED; what `fill` throws, if that is no error of
 *   the file system
 */
export async function writeFolderWhole(path: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const target = resolve(path);
  const isThere = await isEmptyFolder(target, path);
  const parent = dirname(target);
  const temporary = join(parent, `.${basename(target).slice(0, 200)}.${randomBytes(6).toString("hex")}.tmp`);
  let made: string | undefined;
  try {
    made = await mkdir(parent, { recursive: true });
    await mkdir(temporary);
    await fill(temporary);
    // On Windows nothing is renamed to what exists.
    if (isThere) await rmdir(target);
    await rename(temporary, target);
  } catch (error) {
    await rm(made ?? temporary, { recursive: true, force: true });
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
    if (codeOf(error) === "ENOENT") return false;
    throw written(error, path);
  }
  if (found.length === 0) return true;
  const some = found.length > 3 ? [...found.slice(0, 3), "…"] : found;
  throw new OutputExistsError({ ...problem, found: `a folder with ${some.join(", ")}` });
}

function written(error: unknown, path: string): unknown {
  if (error instanceof NetgraftError || codeOf(error) === undefined) return error;
  const found = systemErrorReason(error);
  return new WriteFailedError({ at: path, message: "the folder cannot be written", found }, { cause: error });
}

/** The code of an error of the file system. */
function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "syscall" in error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}
