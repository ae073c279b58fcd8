import { WeightsFormatError } from "../../errors.js";
import type { Bytes } from "../stored/bytes.js";
import { PickleBytes, PickleMalformed, PickleTruncated } from "./pickle/pickle-bytes.js";
import { isKind, type PickleStorage, type PickleValue } from "./pickle/pickle-value.js";
import { type PersistentLoad, unpickle } from "./pickle/unpickle.js";
import { dtypeOfStorage, torchDTypes } from "./torch-dtypes.js";

/** What a file of PyTorch holds: what was saved, and the data of its storages. */
export interface TorchContents {
  readonly root: PickleValue;
  /** Whether elements have their highest byte first. */
  readonly isBigEndian: boolean;
  /** The data of a storage; undefined where the file has none, or another number of bytes. */
  bytesOf(storage: PickleStorage): Bytes | undefined;
}

// Of a network with a thousand tensors; that of one with ten thousand and an optimizer has some 10 MB.
const FIRST_WINDOW = 2 ** 18;
const MAX_PICKLE = 2 ** 25;

/**
 * Reads the pickle that begins at a position, whose length nothing tells.
 * @returns what it holds, and where it ends
 * @throws NG_READ_FAILED; NG_WEIGHTS_FORMAT
 */
export async function readPickle(
  path: string,
  bytes: Bytes,
  start: number,
  persistentLoad: PersistentLoad = refused,
): Promise<{ readonly value: PickleValue; readonly end: number }> {
  for (let window = FIRST_WINDOW; ; window *= 8) {
    const length = Math.max(0, Math.min(window, bytes.size - start, MAX_PICKLE));
    const reader = new PickleBytes(await bytes.read(start, length));
    try {
      return { value: unpickle(reader, persistentLoad), end: start + reader.position };
    } catch (error) {
      if (error instanceof PickleTruncated && window < Math.min(bytes.size - start, MAX_PICKLE)) continue;
      if (!(error instanceof PickleTruncated || error instanceof PickleMalformed)) throw error;
      const found = error instanceof PickleTruncated ? "its end before the last instruction" : error.message;
      throw new WeightsFormatError({ at: path, message: "the pickle in the file is truncated or malformed", found });
    }
  }
}

/** @throws PickleMalformed */
function refused(): never {
  throw new PickleMalformed("it refers to what lies outside it");
}

/** The storage that an id of the forms since PyTorch 0.2 names. @throws PickleMalformed where it names anything else */
export const storageOfId: PersistentLoad = (id) => {
  if (isKind(id, "tuple")) {
    const [what, type, key, , count, view] = id.items;
    // A class, with its source, of a module that was pickled whole.
    if (what === "module") return type;
    if (what === "storage" && isKind(type, "global") && (typeof key === "string" || typeof key === "number")) {
      const offset = isKind(view, "tuple") ? view.items[1] : 0;
      return { kind: "storage", key: `${key}`, dtype: dtypeOfStorage(type.name), count, offset };
    }
  }
  throw new PickleMalformed("it refers to what is no storage");
};

/** How many bytes the data of a storage have; undefined where that cannot be told. */
export function storageSize(storage: PickleStorage): number | undefined {
  const [{ count }, bytes] = [storage, elementBytesOf(storage)];
  return isCount(count) && bytes !== undefined ? count * bytes : undefined;
}

/** What names a storage or a tensor: text, or a number. */
export function keyOf(value: PickleValue): string {
  return typeof value === "object" || value === undefined ? "" : `${value}`;
}

/** A count of things: not negative, and exact. */
export function isCount(value: PickleValue): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Bytes of an element of a storage; undefined where the dtype is none that is known, so that its length cannot be told. */
export function elementBytesOf({ dtype }: PickleStorage): number | undefined {
  if (dtype === undefined) return 1;
  return torchDTypes.get(dtype)?.bytes ?? otherSizes.get(dtype);
}

/** Of storages that networks of numbers do not have, so that what lies behind them in a file is found. */
const otherSizes: ReadonlyMap<string, number> = new Map([
  ["ComplexFloat", 8],
  ["ComplexDouble", 16],
  ["QInt8", 1],
  ["QUInt8", 1],
  ["QInt32", 4],
]);
