import { float32Tensor, requireFloat32, type Tensor } from "@netgraft/core/graph";
import { blocking, type StorageOrder } from "./storage-order.js";

/** A tensor as it is stored: one row of its elements; those that are stored as rows are not copied. */
export function packed(tensor: Tensor, order: StorageOrder): Tensor {
  const shape = [tensor.data.length];
  if (order.kind === "rows") return { ...tensor, shape };
  // Blocks are for the weights of convolutions, which are float32.
  const { data } = requireFloat32(tensor, "a weight in blocks");
  const result = new Float32Array(data.length);
  eachElement(tensor.shape, order, (row, place) => (result[place] = data[row] ?? 0));
  return float32Tensor(shape, result);
}

/** A stored tensor with its elements in the order of its axes. */
export function unpacked(stored: Tensor, shape: readonly number[], order: StorageOrder): Tensor {
  if (order.kind === "rows") return { ...stored, shape };
  const { data } = requireFloat32(stored, "a weight in blocks");
  const result = new Float32Array(data.length);
  eachElement(shape, order, (row, place) => (result[row] = data[place] ?? 0));
  return float32Tensor(shape, result);
}

/** Calls `visit` with the index of each element among rows, and its place where it is stored. */
function eachElement(
  shape: readonly number[],
  order: Exclude<StorageOrder, { kind: "rows" }>,
  visit: (row: number, place: number) => void,
): void {
  const { split, perm } = blocking(shape, order);
  const strides = split.map((_, axis) => split.slice(axis + 1).reduce((product, size) => product * size, 1));
  const sizes = perm.map((axis) => split[axis] ?? 1);
  const steps = perm.map((axis) => strides[axis] ?? 1);
  const last = sizes.length - 1;
  const [inner, step] = [sizes[last] ?? 1, steps[last] ?? 1];
  let place = 0;
  const walk = (depth: number, row: number): void => {
    if (depth === last) {
      for (let index = 0; index < inner; index += 1) visit(row + index * step, place++);
      return;
    }
    for (let index = 0; index < (sizes[depth] ?? 1); index += 1) walk(depth + 1, row + index * (steps[depth] ?? 1));
  };
  walk(0, 0);
}
