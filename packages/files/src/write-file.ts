import { constants, type Stats } from "node:fs";
import { open } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { NetgraftError } from "@netgraft/core";
import { destination } from "./destination.js";
import { WriteFailedError } from "./errors.js";
import { fileSystem, type OpenedFile } from "./file-system.js";
import { removeAbandonedOnce, temporaryName } from "./owned-name.js";
import { type Chunks, writeChunk } from "./chunks.js";
import { kindOf } from "./open-file.js";
import { syncFolder } from "./sync.js";
import { isMissing, systemErrorReason } from "./system-error.js";

/** How a file is written. */
export interface WriteFileOptions {
  /** Called when all is written, before it takes its place: where it throws, what was there before stays. */
  readonly before?: (() => Promise<void>) | undefined;
}

/**
 * Writes a file in pieces so that it exists either whole or not at all, also after a power cut: into a temporary file beside it,
 * which reaches the disk before it is renamed, as the name does afterwards. Temporary files that processes have left which no longer run are removed.
 * What asynchronous chunks throw is thrown as it is. A symbolic link is followed, also to a file that is not there yet, and a file that
 * is replaced keeps its mode; a device or a pipe is written to directly.
 *
 * @throws NG_WRITE_FAILED; what was there before is then untouched, but where the message says that the file is in its place
 */
export async function writeFileWhole(path: string, chunks: Chunks, { before }: WriteFileOptions = {}): Promise<void> {
  const source: { ended?: unknown } = {};
  let message = "the file cannot be written";
  const watched = Symbol.asyncIterator in chunks ? watch(chunks, source) : chunks;
  try {
    const target = await destination(path);
    const existing = await statOf(target);
    if (existing === undefined || existing.isFile()) {
      await writeAndRename(target, watched, existing?.mode, before);
      message = "the file is in its place, but may be lost where the power fails";
      await syncFolder(dirname(target));
    } else {
      await before?.();
      await writeTo(await openSpecial(target, existing), watched);
    }
  } catch (cause) {
    // What lazy chunks say themselves, and why their work was ended.
    if (cause instanceof NetgraftError || cause === source.ended) throw cause;
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
  mode: number | undefined,
  before: WriteFileOptions["before"],
): Promise<void> {
  // Renaming would replace a file that its owner has protected.
  if (mode !== undefined) await fileSystem.access(target, constants.W_OK);
  const temporary = join(dirname(target), temporaryName(basename(target)));
  await removeAbandonedOnce(dirname(target));
  const file = await fileSystem.open(temporary, "wx");
  try {
    await writeTo(file, chunks, mode);
    await before?.();
    await fileSystem.rename(temporary, target);
  } catch (error) {
    // Where that fails, too, the first reason is the one that tells.
    await fileSystem.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
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
