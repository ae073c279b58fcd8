import { randomBytes } from "node:crypto";
import { access, constants, open, realpath, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { NetgraftError } from "@netgraft/core";
import { WriteFailedError } from "./errors.js";
import { systemErrorReason } from "./system-error.js";

/** The pieces of a file, of which one is in memory at a time. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Writes a file in pieces so that it exists either whole or not at all: into a temporary file beside it, then renamed.
 * What asynchronous chunks throw is thrown as it is. A symbolic link is followed, and a file that is replaced keeps its mode; a device or a pipe is written to directly.
 *
 * @throws NG_WRITE_FAILED; what was there before is then untouched
 */
export async function writeFileWhole(path: string, chunks: Chunks): Promise<void> {
  const source: { ended?: unknown } = {};
  const watched = Symbol.asyncIterator in chunks ? watch(chunks, source) : chunks;
  try {
    const target = await realpath(path).catch(() => path);
    const existing = await stat(target).catch(() => undefined);
    if (existing === undefined || existing.isFile()) await writeAndRename(target, watched, existing?.mode);
    else await writeTo(await open(target, "w"), watched);
  } catch (cause) {
    // What lazy chunks say themselves, and why their work was ended.
    if (cause instanceof NetgraftError || cause === source.ended) throw cause;
    throw new WriteFailedError(
      { at: path, message: "the file cannot be written", found: systemErrorReason(cause) },
      { cause },
    );
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

async function writeAndRename(target: string, chunks: Chunks, mode: number | undefined): Promise<void> {
  // Renaming would replace a file that its owner has protected.
  if (mode !== undefined) await access(target, constants.W_OK);
  const temporary = join(dirname(target), `.${basename(target).slice(0, 200)}.${randomBytes(6).toString("hex")}.tmp`);
  const handle = await open(temporary, "wx");
  try {
    await writeTo(handle, chunks, mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

// One system call writes at most 2 GiB on Linux, and Node refuses longer ones.
const MAX_WRITE = 2 ** 30;

async function writeTo(handle: FileHandle, chunks: Chunks, mode?: number): Promise<void> {
  try {
    for await (const chunk of chunks) {
      for (let done = 0; done < chunk.byteLength;) {
        done += (await handle.write(chunk, done, Math.min(chunk.byteLength - done, MAX_WRITE))).bytesWritten;
      }
    }
    if (mode !== undefined) await handle.chmod(mode & 0o7777);
    // Before the rename: a crash must not leave an empty file under the name.
    if ((await handle.stat()).isFile()) await handle.sync();
  } finally {
    await handle.close();
  }
}
