// Why not a library: there is none for Node that is kept.
import type { Pixels } from "@netgraft/core";
import { roundHalfToEven } from "../round-half-to-even.js";
import { assertLength, assertWithinLimit } from "./pixel-limit.js";

/** Whether a file is a PBM, PGM or PPM by its first bytes: `P1` to `P6`. */
export function isNetpbm(bytes: Uint8Array): boolean {
  const [letter, digit = 0, behind = 0] = bytes;
  return letter === 0x50 && digit >= 0x31 && digit <= 0x36 && (isSpace(behind) || behind === hash);
}

const [hash, lineFeed, carriageReturn, zero, nine] = [0x23, 0x0a, 0x0d, 0x30, 0x39];

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/**
 * A PBM, PGM or PPM (https://netpbm.sourceforge.net/doc), plain or not, of up to 65,535 levels, as RGB of 8 bits; levels are
 * scaled and rounded as Pillow does those of a PPM. Of several pictures in a file it is the first.
 * @throws RangeError where it is cut off, too large or malformed
 */
export function decodeNetpbm(bytes: Uint8Array): Pixels {
  const kind = (bytes[1] ?? 0) - zero;
  const numbers = new Numbers(bytes, 2);
  const size = { width: numbers.next(), height: numbers.next() };
  assertWithinLimit(size);
  const isBitmap = kind === 1 || kind === 4;
  const largest = isBitmap ? 1 : numbers.next();
  if (largest < 1 || largest > 0xffff) throw new RangeError(`levels up to ${largest}`);
  const channels = kind === 3 || kind === 6 ? 3 : 1;
  const count = size.width * size.height * channels;
  const level = levels(largest, isBitmap);
  const samples =
    kind > 3
      ? storedSamples(
          bytes.subarray(numbers.at + 1),
          size.width * channels,
          count,
          isBitmap ? 1 : largest < 256 ? 8 : 16,
        )
      : plainSamples(bytes, numbers, count, isBitmap);
  const data = new Uint8Array(size.width * size.height * 3);
  const copies = 3 / channels;
  for (let place = 0; place < count; place += 1) {
    const value = level[Math.min(largest, samples(place))] ?? 0;
    data.fill(value, place * copies, (place + 1) * copies);
  }
  return { ...size, channels: 3, data };
}

/** What each level becomes; in a bitmap 1 is black. */
function levels(largest: number, isBitmap: boolean): Uint8Array {
  if (isBitmap) return Uint8Array.of(255, 0);
  return Uint8Array.from({ length: largest + 1 }, (_, level) => roundHalfToEven((level / largest) * 255));
}

/** The samples of a file that stores them as bits, bytes or pairs of bytes. @throws RangeError */
function storedSamples(body: Uint8Array, row: number, count: number, bits: number): (place: number) => number {
  if (bits === 1) {
    // Rows are padded to a byte.
    const stride = Math.ceil(row / 8);
    assertLength(body, (count / row) * stride);
    return (place) =>
      ((body[Math.floor(place / row) * stride + ((place % row) >> 3)] ?? 0) >> (7 - ((place % row) & 7))) & 1;
  }
  assertLength(body, (count * bits) / 8);
  if (bits === 8) return (place) => body[place] ?? 0;
  return (place) => ((body[place * 2] ?? 0) << 8) | (body[place * 2 + 1] ?? 0);
}

/** The samples of a plain file, asked for in order. @throws RangeError */
function plainSamples(bytes: Uint8Array, numbers: Numbers, count: number, isBitmap: boolean): () => number {
  // A byte for each, and one between two.
  assertLength(bytes, numbers.at + (isBitmap ? count : count * 2 - 1));
  return isBitmap ? () => numbers.digit() : () => numbers.next();
}

/** The decimal numbers of a file, with space and comments between them. */
class Numbers {
  readonly #bytes: Uint8Array;
  /** The place behind the last number. */
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** @throws RangeError where there is none */
  next(): number {
    let value = this.digit();
    for (
      let byte = this.#bytes[this.at];
      byte !== undefined && byte >= zero && byte <= nine;
      byte = this.#bytes[this.at]
    ) {
      value = Math.min(value * 10 + byte - zero, Number.MAX_SAFE_INTEGER);
      this.at += 1;
    }
    return value;
  }

  /** A number of one digit, which the next may follow at once. @throws RangeError where there is none */
  digit(): number {
    let byte = this.#bytes[this.at];
    while (byte !== undefined && (isSpace(byte) || byte === hash)) {
      if (byte === hash)
        while (byte !== undefined && byte !== lineFeed && byte !== carriageReturn) byte = this.#bytes[++this.at];
      else byte = this.#bytes[++this.at];
    }
    if (byte === undefined || byte < zero || byte > nine) throw new RangeError(`no number at byte ${this.at}`);
    this.at += 1;
    return byte - zero;
  }
}
