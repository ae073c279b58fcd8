import { describeShape, elementCount, type Problem } from "@netgraft/core/graph";
import { ArrayFormatError } from "../../errors.js";
import { describeDType } from "./describe-dtype.js";
import { type NpyHeaderFields, npyHeaderFields } from "./header-fields.js";

/** What is asked of the array in an .npy file. */
export interface NpyExpectation {
  /** How many axes it must have, e.g. 4 for a batch of pictures. */
  readonly rank?: number;
}

/** The longest prefix that gives the length of the header. */
export const NPY_PREFIX_LENGTH = 12;

// NumPy writes some hundred bytes for a plain array; a longer header is a corrupt length.
const MAX_HEADER_LENGTH = 2 ** 20;
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Whether a file is an .npy file by its first bytes. */
export function isNpy(head: Uint8Array): boolean {
  return MAGIC.every((byte, place) => head[place] === byte);
}

/**
 * Where the header of an .npy file ends and its data begin, in bytes.
 *
 * @param prefix the first 12 bytes of the file, or fewer where it has no more
 * @param fileSize bytes of the whole file
 * @param file its name, for messages
 * @throws NG_ARRAY_FORMAT where it is no .npy file of version 1, 2 or 3, or ends inside the header
 */
export function npyDataOffset(prefix: Uint8Array, fileSize: number, file: string): number {
  if (!isNpy(prefix)) {
    throw new ArrayFormatError({
      at: file,
      message: "this is not an .npy file",
      expected: 'a file that begins with "\\x93NUMPY"',
    });
  }
  const [major, minor = 0] = prefix.subarray(MAGIC.length);
  if (major !== undefined && (major < 1 || major > 3 || minor !== 0)) {
    throw new ArrayFormatError({
      at: file,
      message: "unknown version of the .npy format",
      expected: "1.0, 2.0 or 3.0",
      found: `${major}.${minor}`,
    });
  }
  const start = major === 1 ? 10 : NPY_PREFIX_LENGTH;
  const view = new DataView(prefix.buffer, prefix.byteOffset, prefix.byteLength);
  const end =
    prefix.byteLength < start ? start : start + (major === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (end - start > MAX_HEADER_LENGTH) {
    const found = `${end - start} bytes`;
    throw new ArrayFormatError({
      at: file,
      message: "the header is implausibly long",
      expected: `at most ${MAX_HEADER_LENGTH} bytes`,
      found,
    });
  }
  if (end <= fileSize && prefix.byteLength >= start) return end;
  throw new ArrayFormatError({
    at: file,
    message: "the file is truncated inside its header",
    expected: `at least ${end} bytes`,
    found: `${fileSize} bytes`,
  });
}

/**
 * The shape of the float32 array in an .npy file.
 *
 * @param start all bytes before the data, as `npyDataOffset` tells
 * @throws NG_ARRAY_FORMAT where it is of another dtype, order or rank, or the file of another length
 */
export function npyShape(
  start: Uint8Array,
  fileSize: number,
  file: string,
  { rank }: NpyExpectation,
): readonly number[] {
  const { descr, fortranOrder, shape } = npyFields(start, file);
  const problems: Problem[] = [];
  if (descr !== "<f4") {
    problems.push({
      at: file,
      message: "the array is of another dtype",
      expected: describeDType("<f4"),
      found: describeDType(descr),
    });
  }
  if (fortranOrder) {
    problems.push({
      at: file,
      message: "the array is in another order",
      expected: "C order (rows first)",
      found: "Fortran order",
    });
  }
  if (rank !== undefined && shape.length !== rank) {
    problems.push({
      at: file,
      message: "the array is of another rank",
      expected: `${rank} axes`,
      found: `${shape.length}: ${describeShape(shape)}`,
    });
  }
  const size = start.byteLength + elementCount(shape) * Float32Array.BYTES_PER_ELEMENT;
  // The length that another dtype would need says nothing.
  if (problems.length === 0 && size !== fileSize) {
    const message = size > fileSize ? "the file is truncated" : "the file has bytes after the array";
    problems.push({
      at: file,
      message,
      expected: `${size} bytes for float32 ${describeShape(shape)}`,
      found: `${fileSize} bytes`,
    });
  }
  if (problems.length > 0) throw new ArrayFormatError(problems);
  return shape;
}

/**
 * What the header of an .npy file says.
 *
 * @param start all bytes before the data, as `npyDataOffset` tells
 * @throws NG_ARRAY_FORMAT where it is malformed
 */
export function npyFields(start: Uint8Array, file: string): NpyHeaderFields {
  // Version 3 has UTF-8, for the field names of structured types alone; the others Latin-1, which has the same ASCII.
  const text = new TextDecoder().decode(start.subarray(start[MAGIC.length] === 1 ? 10 : NPY_PREFIX_LENGTH));
  const fields = npyHeaderFields(text, start[MAGIC.length] === 3);
  if (fields === undefined) {
    const expected = "a dict with 'descr', 'fortran_order' and 'shape'";
    throw new ArrayFormatError({
      at: file,
      message: "the header is malformed",
      expected,
      found: JSON.stringify(text.slice(0, 100)),
    });
  }
  return fields;
}
