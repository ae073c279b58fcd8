import { WeightsFormatError } from "../../errors.js";
import type { Bytes } from "../stored/bytes.js";

/** An address that leads nowhere. */
const UNDEFINED = 2n ** 64n - 1n;

/** A part of an HDF5 file in memory, read from its first byte to its last. All addresses and lengths are of 64 bits. */
export class Hdf5Part {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #malformed: (found: string) => Error;
  at = 0;

  constructor(bytes: Uint8Array, malformed: (found: string) => Error) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#malformed = malformed;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  bytes(length: number): Uint8Array {
    if (length > this.left) throw this.#malformed("a part that ends too early");
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  /** The next bytes as a part of their own. */
  part(length: number): Hdf5Part {
    return new Hdf5Part(this.bytes(length), this.#malformed);
  }

  skip(length: number): void {
    this.bytes(length);
  }

  /** An unsigned integer of so many bytes, the lowest first. */
  integer(length: number): number {
    let value = 0;
    for (const byte of this.bytes(length).toReversed()) value = value * 256 + byte;
    if (!Number.isSafeInteger(value)) throw this.#malformed("a number that is too large");
    return value;
  }

  /** An address, or undefined where there is none. */
  address(): number | undefined {
    this.skip(8);
    const value = this.#view.getBigUint64(this.at - 8, true);
    if (value === UNDEFINED) return undefined;
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw this.#malformed("an address beyond the file");
    return Number(value);
  }

  /** Text of so many bytes, up to its end. */
  text(length: number): string {
    return new TextDecoder().decode(this.bytes(length)).replace(/\0[^]*$/, "");
  }

  /** @throws NG_WEIGHTS_FORMAT where it does not begin with these letters */
  expect(letters: string): void {
    if (this.text(letters.length) !== letters) throw this.#malformed(`no ${letters} where there has to be one`);
  }
}

const MAX_HEAPS = 1000;
// The largest holds a model's config.
const MAX_HEAP = 2 ** 25;

/** An HDF5 file, of which parts are read by their addresses. */
export class Hdf5Source {
  readonly path: string;
  readonly bytes: Bytes;
  readonly #heaps = new Map<number, ReadonlyMap<number, string>>();

  constructor(path: string, bytes: Bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  /** The texts of a global heap by their numbers (section III.E of the specification); it is read once. */
  async heap(address: number): Promise<ReadonlyMap<number, string>> {
    const known = this.#heaps.get(address);
    if (known !== undefined) return known;
    if (this.#heaps.size >= MAX_HEAPS) throw this.malformed("more heaps than names");
    const head = await this.part(address, 16);
    head.expect("GCOL");
    head.skip(4);
    const heap = await this.part(address + 16, Math.min(Math.max(0, head.integer(8) - 16), MAX_HEAP));
    const texts = new Map<number, string>();
    while (heap.left >= 16) {
      const index = heap.integer(2);
      heap.skip(6);
      const size = heap.integer(8);
      // What is free is the last.
      if (index === 0 || size > heap.left) break;
      texts.set(index, heap.text(size));
      heap.skip(Math.min(heap.left, (8 - (size % 8)) % 8));
    }
    this.#heaps.set(address, texts);
    return texts;
  }

  async part(address: number, length: number): Promise<Hdf5Part> {
    if (address + length > this.bytes.size) throw this.malformed("an address beyond the file");
    return new Hdf5Part(await this.bytes.read(address, length), (found) => this.malformed(found));
  }

  malformed(found: string): Error {
    return new WeightsFormatError({
      at: this.path,
      message: "the HDF5 file is truncated, malformed, or of a form that is not read",
      found,
    });
  }
}
