import { counted } from "@netgraft/core/graph";
import { WeightsFormatError } from "../../errors.js";

/** The bytes before the header: its length as an unsigned 64-bit integer. */
export const PREFIX_LENGTH = 8;

// The reference implementation refuses more, so that a corrupt length cannot exhaust memory.
const MAX_HEADER_LENGTH = 100_000_000;

/**
 * The length in bytes of a safetensors header.
 *
 * @param prefix the first 8 bytes of the file, or fewer where it has no more
 * @param fileSize bytes of the whole file
 * @param file its name, for messages
 * @throws NG_WEIGHTS_FORMAT where the file is too short or the length cannot be right
 */
export function headerLength(prefix: Uint8Array, fileSize: number, file: string): number {
  if (prefix.byteLength < PREFIX_LENGTH || fileSize < PREFIX_LENGTH) {
    throw new WeightsFormatError({
      at: file,
      message: "the file is too short to be a safetensors file",
      expected: `at least ${PREFIX_LENGTH} bytes`,
      found: counted(Math.min(prefix.byteLength, fileSize), "byte"),
    });
  }
  const length = new DataView(prefix.buffer, prefix.byteOffset, PREFIX_LENGTH).getBigUint64(0, true);
  if (length > MAX_HEADER_LENGTH) {
    throw new WeightsFormatError({
      at: file,
      message: "the first 8 bytes give no plausible header length, so this is not a safetensors file",
      expected: `at most ${MAX_HEADER_LENGTH} bytes`,
      found: counted(Number(length), "byte", `${length}`),
    });
  }
  if (length < 2n || Number(length) > fileSize - PREFIX_LENGTH) {
    throw new WeightsFormatError({
      at: file,
      message: "the header does not fit the file",
      expected: `a header of 2 to ${fileSize - PREFIX_LENGTH} bytes`,
      found: `a header length of ${counted(Number(length), "byte", `${length}`)}`,
    });
  }
  return Number(length);
}
