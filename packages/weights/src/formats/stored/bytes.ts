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
