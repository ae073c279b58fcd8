import { elementCount } from "@netgraft/core/graph";

/** Elements from one to the next along each axis of a tensor in row-major order. */
export function rowMajor(shape: readonly number[]): readonly number[] {
  const strides: number[] = [];
  let step = 1;
  for (const size of shape.toReversed()) {
    strides.unshift(step);
    step *= size;
  }
  return strides;
}

/** Whether elements lie one after the other in row-major order; an axis of one element may have any stride. */
export function isRowMajor(shape: readonly number[], strides: readonly number[]): boolean {
  if (elementCount(shape) === 0) return true;
  const plain = rowMajor(shape);
  return shape.every((size, axis) => size === 1 || strides[axis] === plain[axis]);
}

/** How many elements lie from the first of a tensor to its last; 0 for a tensor without elements. */
export function spanOf(shape: readonly number[], strides: readonly number[]): number {
  if (shape.includes(0)) return 0;
  return 1 + shape.reduce((sum, size, axis) => sum + (size - 1) * (strides[axis] ?? 0), 0);
}

/** The elements in row-major order. @param size bytes of an element */
export function gathered(
  bytes: Uint8Array,
  size: number,
  shape: readonly number[],
  strides: readonly number[],
): Uint8Array {
  const count = elementCount(shape);
  const target = new Uint8Array(count * size);
  if (count === 0) return target;
  const [from, to] = [elementsOf(bytes, size), elementsOf(target, size)];
  const at = shape.map(() => 0);
  const last = shape.length - 1;
  const [inner, step] = [shape[last] ?? 1, strides[last] ?? 0];
  let start = 0;
  for (let index = 0; index < count;) {
    for (let i = 0, source = start; i < inner; i++, source += step) to[index++] = from[source] ?? 0;
    // The next row: axes before the last count like an odometer.
    for (let axis = last - 1; axis >= 0; axis--) {
      const [length, stride] = [shape[axis] ?? 1, strides[axis] ?? 0];
      const next = (at[axis] ?? 0) + 1;
      start += stride;
      at[axis] = next;
      if (next < length) break;
      start -= stride * length;
      at[axis] = 0;
    }
  }
  return target;
}

/** The bytes, which are aligned, as unsigned integers of an element's size: bits are copied, nothing is computed with them. */
function elementsOf({ buffer, byteOffset, byteLength }: Uint8Array, size: number): Record<number, number | bigint> {
  const length = Math.floor(byteLength / size);
  if (size === 1) return new Uint8Array(buffer, byteOffset, length);
  if (size === 2) return new Uint16Array(buffer, byteOffset, length);
  return size === 4 ? new Uint32Array(buffer, byteOffset, length) : new BigUint64Array(buffer, byteOffset, length);
}
