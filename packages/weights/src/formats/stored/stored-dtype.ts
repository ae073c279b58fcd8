import { type DType, elementArrays, type Tensor, tensorFromBytes, tensorOver } from "@netgraft/core/graph";

/** How the elements of a tensor lie in a file. */
export interface StoredDType {
  /** What the format calls it, for messages. */
  readonly name: string;
  /** What they are read as. */
  readonly dtype: DType;
  /** Bytes of an element in the file. */
  readonly bytes: number;
  /** Of an 8-bit float the float16 bits that each byte stands for. */
  readonly widened?: Uint16Array;
}

/** Elements that lie in the file as the house has them. */
export function plainDType(dtype: DType, name: string = dtype): StoredDType {
  return { name, dtype, bytes: elementArrays[dtype].BYTES_PER_ELEMENT };
}

/**
 * The 8-bit floats of the Open Compute Project (OFP8, version 1.0, table 1), read as float16, which holds each of their
 * numbers exactly: E5M2 is the upper half of a float16; E4M3 has no infinities, and one NaN of each sign. NaNs become quiet ones with the bits that
 * PyTorch gives them.
 */
export function float8DType(kind: "e4m3fn" | "e5m2", name = `float8_${kind}`): StoredDType {
  return { name, dtype: "float16", bytes: 1, widened: kind === "e5m2" ? halvesOfE5M2 : halvesOfE4M3 };
}

const halvesOfE5M2 = Uint16Array.from({ length: 256 }, (_, byte) => (byte << 8) | ((byte & 0x7f) > 0x7c ? 0x200 : 0));

const halvesOfE4M3 = Uint16Array.from({ length: 256 }, (_, byte) => {
  const sign = (byte & 0x80) << 8;
  const exponent = (byte >>> 3) & 0xf;
  const fraction = byte & 0x7;
  if (exponent === 15 && fraction === 7) return sign | 0x7f80;
  // The bias goes from 7 to 15.
  if (exponent > 0) return sign | ((exponent + 8) << 10) | (fraction << 7);
  if (fraction === 0) return sign;
  // Subnormal: fraction × 2^-9, which is a normal float16 from its leading bit on.
  const lead = 31 - Math.clz32(fraction);
  return sign | ((lead + 6) << 10) | ((fraction << (10 - lead)) & 0x3ff);
});

/** The tensor of such elements in row-major order; a view of the bytes where they lie as the house has them, and are aligned. */
export function tensorOfStored({ dtype, widened }: StoredDType, shape: readonly number[], bytes: Uint8Array): Tensor {
  if (widened === undefined) return tensorFromBytes(dtype, shape, bytes);
  return tensorOver(
    "float16",
    shape,
    Uint16Array.from(bytes, (byte) => widened[byte] ?? 0),
  );
}
