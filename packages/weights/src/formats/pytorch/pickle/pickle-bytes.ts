/** The pickle ends before its last instruction does: there may be more bytes to read. */
export class PickleTruncated extends Error {}

/** A pickle that no reader of its kind takes; the message says what is wrong. */
export class PickleMalformed extends Error {}

const text = new TextDecoder("utf-8", { fatal: true });

/** Reads a pickle from its first byte to its last. */
export class PickleBytes {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at: number;

  constructor(bytes: Uint8Array, start = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = start;
  }

  /** The position of the next byte. */
  get position(): number {
    return this.#at;
  }

  #take(length: number): number {
    const start = this.#at;
    if (length > this.#bytes.length - start) throw new PickleTruncated();
    this.#at = start + length;
    return start;
  }

  uint8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  uint16(): number {
    return this.#view.getUint16(this.#take(2), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  int32(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  float64(): number {
    return this.#view.getFloat64(this.#take(8), false);
  }

  bytes(length: number): Uint8Array {
    const start = this.#take(length);
    return this.#bytes.subarray(start, start + length);
  }

  text(length: number): string {
    const bytes = this.bytes(length);
    try {
      return text.decode(bytes);
    } catch {
      throw new PickleMalformed("there is text that is not UTF-8");
    }
  }

  /** Up to the end of the line, which is passed. @throws PickleMalformed where it is longer than a name */
  line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#at);
    if (end < 0 && this.#bytes.length - this.#at <= MAX_NAME) throw new PickleTruncated();
    if (end < 0 || end - this.#at > MAX_NAME) throw new PickleMalformed("a name has no end");
    const line = this.text(end - this.#at);
    this.#at = end + 1;
    return line;
  }

  /** A signed integer of so many bytes, the lowest first: a number where it is exact as one. */
  integer(length: number): number | bigint {
    let value = 0n;
    const bytes = this.bytes(length);
    for (const byte of bytes.toReversed()) value = (value << 8n) | BigInt(byte);
    const signed = length > 0 ? BigInt.asIntN(8 * length, value) : 0n;
    const number = Number(signed);
    return Number.isSafeInteger(number) ? number : signed;
  }
}

const MAX_NAME = 1000;
