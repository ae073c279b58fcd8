import { AsyncLocalStorage } from "node:async_hooks";
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats, statSync } from "node:fs";
import { open as openNode, stat as statNode } from "node:fs/promises";
import { counted, type LimitName, limitOf, NetgraftError, withinLimit } from "@netgraft/core/graph";
import { ReadFailedError } from "./errors.js";
import { systemErrorReason } from "./system-error.js";

/** A regular file, open for reading at any position. */
export interface ReadableFile {
  readonly path: string;
  /** Bytes of the file when it was opened. */
  readonly size: number;
  /**
   * Reads bytes into an array of their own, which is aligned for every dtype.
   *
   * @throws NG_READ_FAILED, also where the file ends before
   */
  read(byteOffset: number, byteLength: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** An open file that is read. */
export interface FileBeingRead {
  stat(): Promise<Stats>;
  /** Reads at a place; to read less than what is asked for is no failure. */
  read(bytes: Uint8Array, offset: number, length: number, place: number): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
}

/** What is asked of the system where a file is read. Each call fails with the errors of the system. */
export interface ReadingSystem {
  stat(path: string): Promise<Stats>;
  open(path: string, flags: number): Promise<FileBeingRead>;
}

const nodeReading: ReadingSystem = { stat: (path) => statNode(path), open: (path, flags) => openNode(path, flags) };
const replaced = new AsyncLocalStorage<ReadingSystem>();

/**
 * Does work that reads, but for what cannot wait, by another system: one that fails.
 * @internal for tests
 */
export function withReadingSystem<T>(system: ReadingSystem, work: () => Promise<T>): Promise<T> {
  return replaced.run(system, work);
}

/**
 * Opens a file for reading: the one road to all that is named by a user. What is no regular file (a pipe, a device, a socket) is refused
 * without waiting for whoever is at its other end.
 * @param limit how many bytes it may have; by default any number, for what is read in parts
 * @throws NG_READ_FAILED where it does not exist, is no regular file, is too large or must not be read
 */
export async function openFile(path: string, limit?: LimitName): Promise<ReadableFile> {
  const system = replaced.getStore() ?? nodeReading;
  let handle: FileBeingRead | undefined;
  try {
    // Checked before opening, which has effects on some devices, and afterwards, since another may have come in its place.
    assertRegular(await system.stat(path), path);
    handle = await system.open(path, constants.O_RDONLY | nonBlocking);
    const found = await handle.stat();
    assertRegular(found, path);
    if (limit !== undefined && found.size > limitOf(limit)) throw tooLarge(path, limit, found.size);
    return readable(handle, path, found.size);
  } catch (error) {
    await handle?.close();
    throw readFailure(error, path, "the file cannot be opened");
  }
}

/**
 * The bytes of a file, as `openFile` opens it, for what cannot wait.
 * @throws NG_READ_FAILED
 */
export function readFileWholeSync(path: string, limit: LimitName): Uint8Array {
  try {
    assertRegular(statSync(path), path);
    const descriptor = openSync(path, constants.O_RDONLY | nonBlocking);
    try {
      const found = fstatSync(descriptor);
      assertRegular(found, path);
      if (found.size > limitOf(limit)) throw tooLarge(path, limit, found.size);
      return readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw readFailure(error, path, "the file cannot be read");
  }
}

// To open a pipe would be to wait for whoever writes to it. Windows has no such flag, and no such pipes.
const nonBlocking = constants.O_NONBLOCK ?? 0;

/** @throws NG_READ_FAILED */
function assertRegular(found: Stats, path: string): void {
  if (found.isFile()) return;
  const message = "the path does not lead to a file";
  throw new ReadFailedError({ at: path, message, expected: "a regular file", found: kindOf(found) });
}

/** What is no regular file, in words. */
export function kindOf(found: Stats): string {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a pipe";
  if (found.isSocket()) return "a socket";
  return found.isCharacterDevice() || found.isBlockDevice() ? "a device" : "something else";
}

function tooLarge(path: string, limit: LimitName, found: number): NetgraftError {
  const message = "the file is larger than what is read";
  return new ReadFailedError({ at: path, message, expected: withinLimit(limit), found: counted(found, "byte") });
}

function readable(handle: FileBeingRead, path: string, size: number): ReadableFile {
  return {
    path,
    size,
    read: (byteOffset, byteLength) => readExactly(handle, path, byteOffset, byteLength),
    close: () => handle.close(),
  };
}

/** Bytes that are read at once where a file is read in pieces. */
const CHUNK = 2 ** 20;

/** A file in pieces, of which one is in memory at a time. @throws NG_READ_FAILED */
export async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await openFile(path);
  try {
    for (let start = 0; start < file.size; start += CHUNK) yield file.read(start, Math.min(CHUNK, file.size - start));
  } finally {
    await file.close();
  }
}

// One system call reads at most 2 GiB on Linux, and Node refuses longer ones.
const MAX_READ = 2 ** 30;

async function readExactly(
  handle: FileBeingRead,
  path: string,
  byteOffset: number,
  byteLength: number,
): Promise<Uint8Array> {
  try {
    const bytes = new Uint8Array(byteLength);
    let done = 0;
    while (done < byteLength) {
      const { bytesRead } = await handle.read(bytes, done, Math.min(byteLength - done, MAX_READ), byteOffset + done);
      if (bytesRead === 0) {
        throw new ReadFailedError({
          at: path,
          message: "the file became shorter while it was read",
          expected: counted(byteOffset + byteLength, "byte"),
          found: counted(byteOffset + done, "byte"),
        });
      }
      done += bytesRead;
    }
    return bytes;
  } catch (error) {
    throw readFailure(error, path, "the file cannot be read");
  }
}

function readFailure(error: unknown, path: string, message: string): NetgraftError {
  if (error instanceof NetgraftError) return error;
  return new ReadFailedError({ at: path, message, found: systemErrorReason(error) }, { cause: error });
}
