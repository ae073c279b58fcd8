import { basename, dirname, join } from "node:path";
import { writeChunk } from "./chunks.js";
import { WriteFailedError } from "./errors.js";
import { fileSystem, type OpenedFile } from "./file-system.js";
import { makeFolder } from "./make-folder.js";
import { chunksOf } from "./open-file.js";
import { isAbandoned, ownedName } from "./owned-name.js";
import { syncFolder } from "./sync.js";
import { isMissing, systemErrorReason } from "./system-error.js";

/** A file that comes in parts, perhaps by several processes one after the other: it gets its name when it is whole. */
export interface PartialFile {
  /** Bytes that are there. */
  readonly size: number;
  /** What is there, from the start. */
  content(): AsyncIterable<Uint8Array>;
  /** @throws NG_WRITE_FAILED */
  append(chunk: Uint8Array): Promise<void>;
  /** Empties it. @throws NG_WRITE_FAILED */
  restart(): Promise<void>;
  /** Gives it its name, once it is on the disk. @throws NG_WRITE_FAILED */
  finish(): Promise<void>;
  /** Leaves what is there to whoever goes on. */
  leave(): Promise<void>;
  /** Removes it. */
  discard(): Promise<void>;
}

/**
 * The part of a file that there is, for this process alone: what one before has left, also where it was killed, or an empty one. Of several
 * processes one gets it, the others begin anew. The folders above it are made.
 * @throws NG_WRITE_FAILED
 */
export async function partialFile(path: string): Promise<PartialFile> {
  const folder = dirname(path);
  const left = join(folder, `${basename(path)}.part`);
  const own = join(folder, ownedName(`${basename(path)}.`, ".part"));
  return attempt(path, async () => {
    await makeFolder(folder);
    const names = await fileSystem.entries(folder);
    const parts = names.filter(({ name }) => name.startsWith(`${basename(path)}.`) && name.endsWith(".part"));
    for (const part of parts.map(({ name }) => join(folder, name)))
      if ((part === left || (await isAbandoned(part))) && (await isRenamed(part, own))) break;
    const opened = await fileSystem.open(own, "a");
    return new Part({ path, own, left, opened, size: (await opened.stat()).size });
  });
}

/** Whether it was there to be renamed: of several that try it, one succeeds. */
async function isRenamed(from: string, to: string): Promise<boolean> {
  try {
    await fileSystem.rename(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new WriteFailedError(
      { at: path, message: "the file cannot be written", found: systemErrorReason(cause) },
      { cause },
    );
  }
}

class Part implements PartialFile {
  readonly #path: string;
  readonly #own: string;
  readonly #left: string;
  #opened: OpenedFile;
  #size: number;

  constructor(parts: { path: string; own: string; left: string; opened: OpenedFile; size: number }) {
    this.#path = parts.path;
    this.#own = parts.own;
    this.#left = parts.left;
    this.#opened = parts.opened;
    this.#size = parts.size;
  }

  get size(): number {
    return this.#size;
  }

  content(): AsyncIterable<Uint8Array> {
    return chunksOf(this.#own);
  }

  append(chunk: Uint8Array): Promise<void> {
    return attempt(this.#path, async () => {
      await writeChunk(this.#opened, chunk);
      this.#size += chunk.byteLength;
    });
  }

  restart(): Promise<void> {
    return attempt(this.#path, async () => {
      await this.#opened.close();
      this.#opened = await fileSystem.open(this.#own, "w");
      this.#size = 0;
    });
  }

  finish(): Promise<void> {
    return attempt(this.#path, async () => {
      await this.#opened.sync();
      await this.#opened.close();
      await fileSystem.rename(this.#own, this.#path);
      await syncFolder(dirname(this.#path));
    });
  }

  async leave(): Promise<void> {
    await this.#opened.close().catch(() => undefined);
    if (this.#size === 0) return this.discard();
    await fileSystem.rename(this.#own, this.#left).catch(() => undefined);
  }

  async discard(): Promise<void> {
    await this.#opened.close().catch(() => undefined);
    await fileSystem.rm(this.#own, { force: true }).catch(() => undefined);
  }
}
