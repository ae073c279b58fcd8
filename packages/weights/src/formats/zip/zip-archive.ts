import { constants, crc32, inflateRawSync } from "node:zlib";
import { counted, NetgraftError } from "@netgraft/core/graph";
import type { ReadableFile } from "@netgraft/files";
import type { Entry, RandomAccessReader, ZipFile } from "yauzl";
import { WeightsFormatError } from "../../errors.js";
import { type Bytes, slice, windowed } from "../stored/bytes.js";

// Why yauzl: it reads the directory alone (of 64 bits, too), checks what it says against the file, and gives the place of each
// member; nothing is unpacked by it.
/** A member of a zip archive, which has not been read; its `size` is what it is unpacked. */
export interface ZipMember extends Bytes {
  /** Compares it, where it is not packed, with the checksum of the archive. @throws NG_WEIGHTS_FORMAT, NG_READ_FAILED */
  check(): Promise<void>;
}

/** Members of a zip archive by their names. */
export type ZipArchive = ReadonlyMap<string, ZipMember>;

// Networks have thousands of tensors at most; a directory that claims more is to fill memory.
const MAX_MEMBERS = 200_000;

// Deflate packs at best 1032 bytes into one; weights that are mostly zeros reach a tenth of it.
const MAX_RATIO = 100;
const MIN_UNPACKED = 2 ** 20;

/** Reads the directory of a zip archive. @throws NG_READ_FAILED; NG_WEIGHTS_FORMAT where it is malformed */
export async function openZip(file: ReadableFile): Promise<ZipArchive> {
  const { fromRandomAccessReaderPromise } = await import("yauzl");
  const { reader, failure } = await readerOf(file);
  const directory = async (): Promise<ZipArchive> => {
    const archive = await fromRandomAccessReaderPromise(reader, file.size, { autoClose: false });
    const members = new Map<string, ZipMember>();
    let packed = 0;
    for await (const entry of archive.eachEntry()) {
      if (members.size >= MAX_MEMBERS) throw malformed(file, `more than ${MAX_MEMBERS} members`);
      if (members.has(entry.fileName)) throw malformed(file, `two members ${JSON.stringify(entry.fileName)}`);
      packed += entry.compressedSize;
      if (packed > file.size) throw malformed(file, "members that lie in one another");
      if (!entry.fileName.endsWith("/")) members.set(entry.fileName, memberOf(file, archive, entry, failure));
    }
    return members;
  };
  try {
    return await Promise.race([directory(), failure]);
  } catch (error) {
    throw coded(file, error);
  }
}

/**
 * A member whose bytes are held to the checksum of the archive when they are read beyond a header, as Python's `zipfile` does. PyTorch does
 * not: `torch.serialization.set_crc32_options` leaves checksums out.
 */
export function checked(member: ZipMember): Bytes {
  let check: Promise<void> | undefined;
  return {
    size: member.size,
    async read(offset, length) {
      if (offset + length > HEADER || member.size <= HEADER) await (check ??= member.check());
      return member.read(offset, length);
    },
  };
}

function memberOf(file: ReadableFile, archive: ZipFile, entry: Entry, failure: Promise<never>): ZipMember {
  const { uncompressedSize: size, compressedSize, compressionMethod } = entry;
  const assertSum = (sum: number): void => {
    if (sum !== entry.crc32)
      throw malformed(
        file,
        `a member ${JSON.stringify(entry.fileName)} whose bytes have another checksum than it says`,
      );
  };
  let contents: Promise<Bytes> | undefined;
  const open = async (): Promise<Bytes> => {
    if (entry.isEncrypted() || (compressionMethod !== 0 && compressionMethod !== 8))
      throw malformed(file, `the member ${JSON.stringify(entry.fileName)} encrypted, or packed by another method`);
    const header = archive.readLocalFileHeaderPromise(entry);
    const { fileDataStart, fileName } = await Promise.race([header, failure]);
    if (!fileName.equals(entry.fileNameRaw))
      throw malformed(file, `a member ${JSON.stringify(entry.fileName)} that has another name at its place`);
    if (fileDataStart + compressedSize > file.size)
      throw malformed(file, "a member that goes beyond the end of the file");
    const packed = slice(file, fileDataStart, compressedSize);
    if (compressionMethod === 0) return packed;
    if (size > Math.max(MIN_UNPACKED, MAX_RATIO * compressedSize))
      throw malformed(file, `${counted(size, "byte")} packed into ${compressedSize}`);
    return {
      size,
      async read(offset, length) {
        const start = size > HEADER && offset + length <= HEADER ? await beginning(packed) : undefined;
        if (start !== undefined && start.length >= offset + length) return start.slice(offset, offset + length);
        const unpacked = inflated(await packed.read(0, packed.size), size);
        assertSum(crc32(unpacked));
        return unpacked.slice(offset, offset + length);
      },
    };
  };
  const opened = async (): Promise<Bytes> => {
    try {
      return await (contents ??= open());
    } catch (error) {
      throw coded(file, error);
    }
  };
  return {
    size,
    check: async () => {
      const stored = await opened();
      if (compressionMethod !== 0) return;
      let sum = 0;
      for (let at = 0; at < size; at += PORTION) sum = crc32(await stored.read(at, Math.min(PORTION, size - at)), sum);
      assertSum(sum);
    },
    read: async (offset, length) => {
      if (offset + length > size) throw malformed(file, `a member ${JSON.stringify(entry.fileName)} of ${size} bytes`);
      const bytes = await opened();
      try {
        return await bytes.read(offset, length);
      } catch (error) {
        throw coded(file, error);
      }
    },
  };
}

/** Bytes of a header, for which a member need not be unpacked whole, nor checked. */
const HEADER = 1024;

/** Bytes that are checked at once. */
const PORTION = 2 ** 20;

/** What the beginning of a member unpacks to, where it can be told. */
async function beginning(packed: Bytes): Promise<Uint8Array | undefined> {
  try {
    const part = await packed.read(0, Math.min(packed.size, 2 * HEADER));
    return inflateRawSync(part, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 22 });
  } catch (error) {
    if (error instanceof NetgraftError) throw error;
    return undefined;
  }
}

/** @throws where it is not deflated, or unpacks to another size */
function inflated(packed: Uint8Array, size: number): Uint8Array {
  const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  if (bytes.length !== size) throw new Error(`a member has ${bytes.length} bytes, and claims ${size}`);
  return bytes;
}

/** What yauzl reads by; an error that it throws where nobody would catch it rejects `failure`. */
async function readerOf(file: ReadableFile): Promise<{
  readonly reader: RandomAccessReader;
  readonly failure: Promise<never>;
}> {
  const yauzl = await import("yauzl");
  let fail: (error: unknown) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failure.catch(() => undefined);
  const bytes = windowed(file);
  const read = async (position: number, length: number): Promise<Uint8Array> => {
    if (position + length > file.size) throw malformed(file, "less than its directory says");
    return bytes.read(position, length);
  };
  class FileReader extends yauzl.RandomAccessReader {
    override read(
      buffer: Buffer,
      offset: number,
      length: number,
      position: number,
      callback: (error: Error | null) => void,
    ): void {
      read(position, length)
        .then(
          (found) => {
            buffer.set(found, offset);
            // What Node calls back with where all is well.
            // oxlint-disable-next-line unicorn/no-null
            callback(null);
          },
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        )
        .catch(fail);
    }
  }
  return { reader: new FileReader(), failure };
}

function malformed({ path }: ReadableFile, found: string): Error {
  return new WeightsFormatError({ at: path, message: "the zip archive is truncated or malformed", found });
}

function coded(file: ReadableFile, error: unknown): Error {
  if (error instanceof NetgraftError) return error;
  return malformed(file, error instanceof Error ? error.message : String(error));
}
