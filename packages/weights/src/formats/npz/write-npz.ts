import { crc32 } from "node:zlib";
import type { Tensor } from "@netgraft/core/graph";
import { writeFileWhole } from "@netgraft/files";
import { concatChunks } from "../concat-chunks.js";
import { npyChunks } from "../npy/encode.js";

/** Signatures of ZIP: APPNOTE.TXT 6.3.10, 4.3. */
const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  end: 0x06054b50,
};
/** ZIP64, which has sizes of 8 bytes. */
const version = 45;
/** The 1st of January 1980, so that the same arrays give the same bytes. */
const date = 0x0021;
/** Names are in UTF-8. */
const utf8 = 0x0800;
const [none16, none32] = [0xffff, 0xffffffff];

/**
 * Writes float32 arrays as an .npz file, which `numpy.load` opens: a ZIP of one .npy file for each, stored as it is.
 * @param arrays by their names
 * @throws NG_TENSOR_INVALID; NG_WRITE_FAILED, and then leaves nothing behind
 */
export async function writeNpz(
  path: string,
  arrays: Readonly<Record<string, Omit<Tensor<"float32">, "dtype">>>,
): Promise<void> {
  await writeFileWhole(path, npzChunks(arrays));
}

function* npzChunks(arrays: Readonly<Record<string, Omit<Tensor<"float32">, "dtype">>>): Generator<Uint8Array> {
  let offset = 0;
  const directory: Uint8Array[] = [];
  for (const [key, array] of Object.entries(arrays)) {
    const name = new TextEncoder().encode(`${key}.npy`);
    const chunks = npyChunks(array);
    const size = lengthOf(chunks);
    // Method 0, stored; time and date; the sizes are in the fields behind the name.
    const common = [utf8, 0, 0, date, checksum(chunks), none32, none32, name.length];
    const local = concatChunks([
      packed("IHHHHHIIIHH", signatures.local, version, ...common, 20),
      name,
      packed("HHQQ", 1, 16, size, size),
    ]);
    directory.push(
      packed("IHHHHHHIIIHHHHHII", signatures.central, version, version, ...common, 28, 0, 0, 0, 0, none32),
      name,
      packed("HHQQQ", 1, 24, size, size, offset),
    );
    offset += local.length + size;
    yield local;
    yield* chunks;
  }
  const [count, length] = [Object.keys(arrays).length, lengthOf(directory)];
  yield concatChunks([
    ...directory,
    packed("IQHHIIQQQQ", signatures.end64, 44, version, version, 0, 0, count, count, length, offset),
    packed("IIQI", signatures.locator64, 0, offset + length, 1),
    packed("IHHHHIIH", signatures.end, 0, 0, none16, none16, none32, none32, 0),
  ]);
}

/** The CRC-32 of all; of no bytes zlib gives 0, whatever came before. */
function checksum(chunks: readonly Uint8Array[]): number {
  return chunks.filter(({ length }) => length > 0).reduce((sum, chunk) => crc32(chunk, sum), 0);
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}

/** Whole numbers of 2 (H), 4 (I) or 8 bytes (Q), the lowest byte first. */
function packed(layout: string, ...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(8 * layout.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [index, value] of values.entries()) {
    const letter = layout[index];
    if (letter === "H") view.setUint16(at, value, true);
    else if (letter === "I") view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += letter === "H" ? 2 : letter === "I" ? 4 : 8;
  }
  return bytes.subarray(0, at);
}
