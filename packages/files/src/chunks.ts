import type { OpenedFile } from "./file-system.js";

/** The pieces of a file, of which one is in memory at a time. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

// One system call writes at most 2 GiB on Linux, and Node refuses longer ones.
const MAX_WRITE = 2 ** 30;

/** Writes all of a chunk, in as many calls as the system needs. @throws the errors of the system */
export async function writeChunk(file: OpenedFile, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.byteLength;) {
    const { bytesWritten } = await file.write(chunk, done, Math.min(chunk.byteLength - done, MAX_WRITE));
    if (bytesWritten === 0) throw new Error("the system writes nothing, and gives no reason");
    done += bytesWritten;
  }
}
