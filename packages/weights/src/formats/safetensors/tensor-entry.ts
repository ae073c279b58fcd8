import { counted, describeShape, elementCount, nearest, oneOf, type Problem } from "@netgraft/core/graph";
import type { StoredTensor } from "../stored/stored-tensor.js";
import { safetensorsDTypes } from "./dtypes.js";

/** A tensor in a safetensors file, but for the file. */
export type TensorEntry = Omit<StoredTensor, "bytes">;

/**
 * Checks one tensor's entry of a header by itself: dtype, shape, and that both give the length of its data.
 *
 * @param value the entry as parsed from JSON
 * @param dataOffset where the data of the file begin, in bytes
 * @returns the tensor's info, or what is wrong with the entry
 */
export function tensorEntry(name: string, value: unknown, dataOffset: number): TensorEntry | Problem {
  const place = `tensor ${JSON.stringify(name)}`;
  if (!isRecord(value)) {
    return {
      message: `${place}: its entry is no object`,
      expected: "dtype, shape and data_offsets",
      found: show(value),
    };
  }
  const { dtype: dtypeName, shape, data_offsets: offsets } = value;
  const stored = typeof dtypeName === "string" ? safetensorsDTypes.get(dtypeName) : undefined;
  if (stored === undefined) {
    const suggestion = typeof dtypeName === "string" ? nearest(dtypeName, safetensorsDTypes.keys()) : undefined;
    return {
      message: `${place}: the dtype is unknown`,
      expected: oneOf(safetensorsDTypes.keys()),
      found: show(dtypeName),
      ...(suggestion === undefined ? {} : { nearest: suggestion }),
    };
  }
  if (!isSizes(shape)) {
    return {
      message: `${place}: the shape is no list of sizes`,
      expected: "non-negative integers",
      found: show(shape),
    };
  }
  const [begin, end] = isSizes(offsets) && offsets.length === 2 ? offsets : [];
  if (begin === undefined || end === undefined || begin > end) {
    return {
      message: `${place}: data_offsets are no range`,
      expected: "[begin, end] with 0 ≤ begin ≤ end",
      found: show(offsets),
    };
  }
  // A product too large to be exact equals no range: both offsets are safe integers.
  const byteLength = elementCount(shape) * stored.bytes;
  if (byteLength !== end - begin) {
    return {
      message: `${place}: shape and dtype do not give the length of its data`,
      expected: `${counted(byteLength, "byte")} for ${stored.widened === undefined ? stored.dtype : stored.name} ${describeShape(shape)}`,
      found: `data_offsets of ${counted(end - begin, "byte")}`,
    };
  }
  return { dtype: stored.dtype, stored, shape, byteOffset: dataOffset + begin, byteLength };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

/** A value of the header, cut to what fits into a message; of what is nested deeply, the outside. */
export function show(value: unknown): string {
  const json = value === undefined ? "nothing" : JSON.stringify(outside(value, 4));
  return json.length > 80 ? `${json.slice(0, 77)}…` : json;
}

/** A value with so many levels at most, because `JSON.stringify` recurses; deeper ones are an ellipsis. */
function outside(value: unknown, levels: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (levels === 0) return "…";
  // No more of them than a message can show.
  const items = Object.entries(value).slice(0, 40);
  if (Array.isArray(value)) return items.map(([, item]) => outside(item, levels - 1));
  return Object.fromEntries(items.map(([key, item]) => [key, outside(item, levels - 1)]));
}
