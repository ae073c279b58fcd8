import { open, stat, type FileHandle } from "node:fs/promises";
import { counted, NetgraftError } from "@netgraft/core/graph";
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

/**
 * Opens a file for reading.
 *
 * @throws NG_READ_FAILED where it does not exist, is no regular file or must not be read
 */
export async function openFile(path: string): Promise<ReadableFile> {
  try {
    const found = await stat(path);
    // Checked before opening: to open a pipe is to wait for whoever writes to it.
    if (!found.isFile()) {
      throw new ReadFailedError({ at: path, message: "the path does not lead to a file", expected: "a regular file" });
    }
    return readable(await open(path, "r"), path, found.size);
  } catch (error) {
    throw readFailure(error, path, "the file cannot be opened");
  }
}

function readable(handle: FileHandle, path: string, size: number): ReadableFile {
  return {
    path,
    size,
    read: (byteOffset, byteLength) => readExactly(handle, path, byteOffset, byteLength),
    close: () => handle.close(),
  };
}

// One system call reads at most 2 GiB on Linux, and Node refuses longer ones.
const MAX_READ = 2 ** 30;

async function readExactly(
  handle: FileHandle,
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
