import { elementCount } from "@netgraft/core/graph";
import { ArrayFormatError } from "../../errors.js";
import type { Bytes } from "../stored/bytes.js";
import { plainDType, type StoredDType } from "../stored/stored-dtype.js";
import type { StoredTensor } from "../stored/stored-tensor.js";
import { describeDType } from "./describe-dtype.js";
import { NPY_PREFIX_LENGTH, npyDataOffset, npyFields } from "./header.js";

const dtypes: ReadonlyMap<string, StoredDType> = new Map([
  ["f8", plainDType("float64")],
  ["f4", plainDType("float32")],
  ["f2", plainDType("float16")],
  ["i8", plainDType("int64")],
  ["i4", plainDType("int32")],
  ["i2", plainDType("int16")],
  ["i1", plainDType("int8")],
  ["u8", plainDType("uint64")],
  ["u4", plainDType("uint32")],
  ["u2", plainDType("uint16")],
  ["u1", plainDType("uint8")],
  ["b1", plainDType("bool")],
]);

/**
 * An array in NumPy's format, of any dtype of numbers, in either order of axes and of bytes.
 * @param bytes from the beginning of its header to the end of its data
 * @throws NG_READ_FAILED; NG_ARRAY_FORMAT
 */
export async function storedArray(bytes: Bytes, at: string): Promise<StoredTensor> {
  const { size } = bytes;
  const prefix = await bytes.read(0, Math.min(NPY_PREFIX_LENGTH, size));
  const byteOffset = npyDataOffset(prefix, size, at);
  const { descr, fortranOrder, shape } = npyFields(await bytes.read(0, byteOffset), at);
  const [, order = "", kind = ""] = /^([<>|=])(\w+)$/.exec(descr) ?? [];
  const stored = dtypes.get(kind);
  if (stored === undefined)
    throw new ArrayFormatError({
      at,
      message: "the array is of a dtype that is not read",
      expected: "floats, integers or booleans",
      found: describeDType(descr),
    });
  const byteLength = elementCount(shape) * stored.bytes;
  if (byteOffset + byteLength !== size)
    throw new ArrayFormatError({
      at,
      message: byteOffset + byteLength > size ? "the array is truncated" : "there are bytes after the array",
      expected: `${byteOffset + byteLength} bytes`,
      found: `${size} bytes`,
    });
  return {
    dtype: stored.dtype,
    stored,
    shape,
    bytes,
    byteOffset,
    byteLength,
    isBigEndian: order === ">",
    ...(fortranOrder && { strides: columnMajor(shape) }),
  };
}

function columnMajor(shape: readonly number[]): readonly number[] {
  return shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
}
