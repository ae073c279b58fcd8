import { elementCount } from "@netgraft/core/graph";
import { type Bytes, slice, windowed } from "../stored/bytes.js";
import type { StoredTensor } from "../stored/stored-tensor.js";
import { linksOf } from "./group.js";
import { Hdf5Source } from "./hdf5-bytes.js";
import { type Message, messagesOf, messageTypes } from "./object-header.js";
import { attributeOf, dtypeOf, shapeOf } from "./values.js";

/** A group of an HDF5 file, with all that is in it. */
export interface Hdf5Group {
  /** By name, sorted by it: the file has no other order. */
  readonly groups: ReadonlyMap<string, Hdf5Group>;
  readonly arrays: ReadonlyMap<string, StoredTensor>;
  /** Attributes that are text. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

const MAX_DEPTH = 50;
const MAX_OBJECTS = 50_000;

// Why not h5wasm, the library itself for WebAssembly: it would have the file in its memory a second time, brings megabytes for
// what Keras uses a tenth of, and follows links to other files.
/**
 * The groups and arrays of an HDF5 file, of what h5py writes for Keras: groups of either form, arrays that lie in one piece and
 * are not packed. No array is read.
 *
 * @throws NG_READ_FAILED; NG_WEIGHTS_FORMAT where it is malformed, or of a form that is not read
 */
export async function readHdf5(path: string, bytes: Bytes): Promise<Hdf5Group> {
  const source = new Hdf5Source(path, windowed(bytes));
  const start = await source.part(8, 1);
  const version = start.integer(1);
  const sizes = await source.part(version < 2 ? 13 : 9, 2);
  if (version > 3 || sizes.integer(1) !== 8 || sizes.integer(1) !== 8) throw source.malformed(`its version ${version}`);
  // Behind the four addresses of the first versions is an entry of a table: its second address is the root's.
  const root = version < 2 ? 24 + (version === 1 ? 4 : 0) + 32 + 8 : 12 + 24;
  const address = (await source.part(root, 8)).address() ?? 0;
  let objects = 0;
  const seen = new Set<number>();

  const visit = async (at: number, depth: number): Promise<Hdf5Group | StoredTensor> => {
    if (depth > MAX_DEPTH || ++objects > MAX_OBJECTS) throw source.malformed("groups without end");
    const messages = await messagesOf(source, at);
    const links = await linksOf(source, messages);
    if (links === undefined) return arrayOf(source, bytes, messages);
    if (seen.has(at)) throw source.malformed("a group that is in several");
    seen.add(at);
    const groups = new Map<string, Hdf5Group>();
    const arrays = new Map<string, StoredTensor>();
    for (const name of [...links.keys()].toSorted(byNumbers)) {
      const found = await visit(links.get(name) ?? 0, depth + 1);
      if ("groups" in found) groups.set(name, found);
      else arrays.set(name, found);
    }
    const texts = new Map<string, readonly string[]>();
    for (const { type, contents } of messages)
      if (type === messageTypes.attribute) texts.set(...(await attributeOf(source, contents)));
    return { groups, arrays, texts };
  };
  const found = await visit(address, 0);
  if (!("groups" in found)) throw source.malformed("an array in the place of the root");
  return found;
}

function arrayOf(source: Hdf5Source, bytes: Bytes, messages: readonly Message[]): StoredTensor {
  const contents = (wanted: number): Message["contents"] => {
    const found = messages.find(({ type }) => type === wanted);
    if (found === undefined) throw source.malformed("an object that is neither a group nor an array");
    return found.contents;
  };
  const shape = shapeOf(contents(messageTypes.dataspace));
  const dtype = dtypeOf(contents(messageTypes.datatype));
  const layout = contents(messageTypes.layout);
  const stored = dtype.stored ?? { name: dtype.name, dtype: "uint8", bytes: dtype.size };
  const byteLength = elementCount(shape) * stored.bytes;
  const [version, kind] = [layout.integer(1), layout.integer(1)];
  if (dtype.stored === undefined) throw source.malformed(`an array of ${dtype.name} of ${dtype.size} bytes`);
  if (version < 3 || kind > 1) throw source.malformed("an array in pieces, or packed");
  const isPlaced = kind === 1;
  const address = isPlaced ? (layout.address() ?? 0) : 0;
  const length = layout.integer(isPlaced ? 8 : 2);
  const data = isPlaced ? undefined : layout.bytes(length);
  const isThere = data !== undefined || address + byteLength <= bytes.size;
  if (length < byteLength || !isThere) throw source.malformed("an array that goes beyond its data");
  const place: Bytes =
    data === undefined
      ? slice(bytes, address, byteLength)
      : { size: byteLength, read: async (offset, count) => data.slice(offset, offset + count) };
  return {
    dtype: stored.dtype,
    stored,
    shape,
    bytes: place,
    byteOffset: 0,
    byteLength,
    isBigEndian: dtype.isBigEndian,
  };
}

/** `conv2d_2` before `conv2d_10`. */
function byNumbers(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
