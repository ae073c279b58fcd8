import type { Hdf5Part, Hdf5Source } from "./hdf5-bytes.js";
import { plainDType, type StoredDType } from "../stored/stored-dtype.js";

/** How the elements of an array or an attribute lie in the file. */
export interface Hdf5DType {
  /** Bytes of an element. */
  readonly size: number;
  /** Where they are numbers that are read. */
  readonly stored?: StoredDType;
  readonly isBigEndian: boolean;
  /** Where they are text: in place, or in a heap of its own. */
  readonly text?: "fixed" | "variable";
  /** What it is, for messages. */
  readonly name: string;
}

const integers = ["int8", "int16", undefined, "int32", undefined, undefined, undefined, "int64"] as const;
const unsigned = ["uint8", "uint16", undefined, "uint32", undefined, undefined, undefined, "uint64"] as const;

/** The type of elements (section IV.A.2.d): integers, floats of IEEE 754 and bfloat16, booleans as h5py writes them, text. */
export function dtypeOf(part: Hdf5Part): Hdf5DType {
  const kind = part.integer(1) & 0xf;
  const flags = part.integer(3);
  const size = part.integer(4);
  const isBigEndian = (flags & 1) === 1;
  if (kind === 0) {
    const dtype = ((flags & 8) === 0 ? unsigned : integers)[size - 1];
    return { size, isBigEndian, name: "integers", ...(dtype !== undefined && { stored: plainDType(dtype) }) };
  }
  if (kind === 1) {
    part.skip(5);
    const exponent = part.integer(1);
    const dtype = { "2/5": "float16", "2/8": "bfloat16", "4/8": "float32", "8/11": "float64" } as const;
    const found = Object.entries(dtype).find(([key]) => key === `${size}/${exponent}`)?.[1];
    return { size, isBigEndian, name: "floats", ...(found !== undefined && { stored: plainDType(found) }) };
  }
  if (kind === 3) return { size, isBigEndian: false, text: "fixed", name: "text" };
  // An enumeration of bytes.
  if (kind === 8 && size === 1) return { size, isBigEndian: false, stored: plainDType("bool"), name: "booleans" };
  if (kind === 9 && (flags & 0xf) === 1) return { size, isBigEndian: false, text: "variable", name: "text" };
  return { size, isBigEndian: false, name: `elements of class ${kind}` };
}

/** The sizes of an array (section IV.A.2.b). */
export function shapeOf(part: Hdf5Part): readonly number[] {
  const version = part.integer(1);
  const rank = part.integer(1);
  part.skip(version === 1 ? 6 : 2);
  return Array.from({ length: Math.min(rank, 32) }, () => part.integer(8));
}

/** The name of an attribute and its text, where it is text; one for each element (section IV.A.2.m). */
export async function attributeOf(
  source: Hdf5Source,
  part: Hdf5Part,
): Promise<readonly [name: string, texts: readonly string[]]> {
  const version = part.integer(1);
  part.skip(1);
  const [name, type, space] = [part.integer(2), part.integer(2), part.integer(2)];
  if (version === 3) part.skip(1);
  const padded = (length: number): number => (version === 1 ? Math.ceil(length / 8) * 8 : length);
  const written = part.text(padded(name));
  const { size, text } = dtypeOf(part.part(padded(type)));
  const count = shapeOf(part.part(padded(space))).reduce((product, length) => product * length, 1);
  const texts: string[] = [];
  if (text === undefined) return [written, texts];
  for (let index = 0; index < count && part.left >= size; index++) {
    if (text === "fixed") texts.push(part.text(size));
    else {
      const entry = part.part(size);
      entry.skip(4);
      const heap = await source.heap(entry.address() ?? 0);
      texts.push(heap.get(entry.integer(4)) ?? "");
    }
  }
  return [written, texts];
}
