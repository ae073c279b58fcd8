/** Bytes that can be read at any position: a file, a part of one, or the contents of a member of an archive. */
export interface Bytes {
  readonly size: number;
  /** Reads bytes into an array of their own, aligned for every dtype. @throws NG_READ_FAILED, NG_WEIGHTS_FORMAT */
  read(byteOffset: number, byteLength: number): Promise<Uint8Array>;
}

/** A part of the bytes, whose reading begins at 0; the caller has checked that it lies within them. */
export function slice(bytes: Bytes, byteOffset: number, byteLength: number): Bytes {
  return { size: byteLength, read: (offset, length) => bytes.read(byteOffset + offset, length) };
}

const WINDOW = 2 ** 16;

/** The same bytes, of which small parts are answered from a window around the last one: directories are read in small pieces. */
export function windowed(bytes: Bytes): Bytes {
  let start = 0;
  let window: Uint8Array = new Uint8Array();
  return {
    size: bytes.size,
    async read(offset, length) {
      if (length > WINDOW) return bytes.read(offset, length);
      if (offset < start || offset + length > start + window.length) {
        window = await bytes.read(offset, Math.min(Math.max(length, WINDOW), bytes.size - offset));
        start = offset;
      }
      return window.slice(offset - start, offset - start + length);
    },
  };
}
