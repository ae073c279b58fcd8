import { constants, type Stats } from "node:fs";
import { open } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { NetgraftError } from "@netgraft/core";
import { destination } from "./destination.js";
import { OutputExistsError, WriteFailedError } from "./errors.js";
import { fileSystem, type OpenedFile } from "./file-system.js";
import { removeAbandonedOnce, temporaryName } from "./owned-name.js";
import { type Chunks, writeChunk } from "./chunks.js";
import { kindOf } from "./open-file.js";
import { syncFolder } from "./sync.js";
import { isMissing, isSystemError, systemErrorReason } from "./system-error.js";

/** How a file is written. */
export interface WriteFileOptions {
  /**
   * Called when all is written, before it takes its place: where it throws, what was there before stays. It is given where the file is
   * until then; a device or a pipe is not written yet.
   */
  readonly before?: ((written?: string) => Promise<void>) | undefined;
  /** Whether it is refused to replace a file, also one that appears meanwhile. */
  readonly isNew?: boolean | undefined;
}

/**
 * Writes a file in pieces so that it exists either whole or not at all, also after a power cut: into a temporary file beside it,
 * which reaches the disk before it is renamed, as the name does afterwards. Temporary files that processes have left which no longer run are removed.
 * What asynchronous chunks throw is thrown as it is. A symbolic link is followed, also to a file that is not there yet, and a file that
 * is replaced keeps its mode; a device or a pipe is written to directly.
 *
 * @throws NG_OUTPUT_EXISTS where a file that is to be new is there; NG_WRITE_FAILED; what was there before is then untouched, but where the message says that the file is in its place
 */
export async function writeFileWhole(
  path: string,
  chunks: Chunks,
  { before, isNew = false }: WriteFileOptions = {},
): Promise<void> {
  const source: { ended?: unknown } = {};
  let message = "the file cannot be written";
  const watched = Symbol.asyncIterator in chunks ? watch(chunks, source) : chunks;
  try {
    const target = await destination(path);
    const existing = await statOf(target);
    if (isNew && existing !== undefined) throw existsAlready(path);
    if (existing === undefined || existing.isFile()) {
      await writeAndRename(target, watched, { mode: existing?.mode, before, isNew });
      message = "the file is in its place, but may be lost where the power fails";
      await syncFolder(dirname(target));
    } else {
      await before?.();
      await writeTo(await openSpecial(target, existing), watched);
    }
  } catch (cause) {
    // What lazy chunks say themselves, and why their work was ended.
    if (cause instanceof NetgraftError || cause === source.ended) throw cause;
    if (isNew && isSystemError(cause) && cause.code === "EEXIST") throw existsAlready(path);
    throw new WriteFailedError({ at: path, message, found: systemErrorReason(cause) }, { cause });
  }
}

/** Opens a pipe or a device, which is written to as it is; what keeps files, and what nobody reads, is refused. */
async function openSpecial(target: string, existing: Stats): Promise<OpenedFile> {
  if (existing.isBlockDevice() || existing.isSocket())
    throw new Error(`${kindOf(existing)}, which files are not written to`);
  // To open a pipe is to wait for whoever reads from it, and this wait is one that nothing ends.
  if (existing.isFIFO()) await (await open(target, constants.O_WRONLY | constants.O_NONBLOCK)).close();
  return fileSystem.open(target, "w");
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await fileSystem.stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The same chunks; what they throw is noted. */
async function* watch(chunks: AsyncIterable<Uint8Array>, source: { ended?: unknown }): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    source.ended = error;
    throw error;
  }
}

async function writeAndRename(
  target: string,
  chunks: Chunks,
  { mode, before, isNew = false }: WriteFileOptions & { readonly mode: number | undefined },
): Promise<void> {
  // Renaming would replace a file that its owner has protected.
  if (mode !== undefined) await fileSystem.access(target, constants.W_OK);
  const temporary = join(dirname(target), temporaryName(basename(target)));
  await removeAbandonedOnce(dirname(target));
  const file = await fileSystem.open(temporary, "wx");
  try {
    await writeTo(file, chunks, mode);
    await before?.(temporary);
    await (isNew ? takeName(temporary, target) : fileSystem.rename(temporary, target));
  } catch (error) {
    // Where that fails, too, the first reason is the one that tells.
    await fileSystem.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Renames a file, but not over another: of several processes that write the same new file one does, where there are hard links. */
async function takeName(temporary: string, target: string): Promise<void> {
  try {
    await fileSystem.link(temporary, target);
  } catch (error) {
    if (!isSystemError(error) || error.code === "EEXIST") throw error;
    // FAT, and some network file systems, have no hard links.
    if ((await statOf(target)) !== undefined) throw existsAlready(target);
    return fileSystem.rename(temporary, target);
  }
  // The file is in its place: what is left of its first name the next writer removes.
  await fileSystem.rm(temporary, { force: true }).catch(() => undefined);
}

function existsAlready(path: string): Error {
  return new OutputExistsError({
    at: path,
    message: "there is a file of that name",
    expected: "the name of a new file",
  });
}

async function writeTo(file: OpenedFile, chunks: Chunks, mode?: number): Promise<void> {
  try {
    for await (const chunk of chunks) await writeChunk(file, chunk);
    if (mode !== undefined) await file.chmod(mode & 0o7777);
    // Before the rename: a crash must not leave an empty file under the name.
    if ((await file.stat()).isFile()) await file.sync();
  } finally {
    await file.close();
  }
}
