import type { Axes } from "@netgraft/core";
import type { Emission, EmittedTensor } from "@netgraft/onnx/lowering";
import { blocking, type StorageOrder } from "./storage-order.js";

/**
 * A tensor of the state, or what it becomes: its elements in one row, in the order in which they are stored. Updates go
 * element by element and do not care for the order; and onnxruntime is slow where the last axes have size 1.
 */
export interface Stored {
  /** The name of a tensor with one axis. */
  readonly name: string;
  /** In the order of the state's tensor. */
  readonly axes: Axes;
  readonly order: StorageOrder;
}

export function shapeOf(axes: Axes): readonly number[] {
  return axes.map(({ size }) => Number(size));
}

export function countOf(axes: Axes): number {
  return shapeOf(axes).reduce((product, size) => product * size, 1);
}

export function isSameOrder(a: StorageOrder, b: StorageOrder): boolean {
  return a.kind === b.kind && (a.kind === "rows" || b.kind === "rows" || a.block === b.block);
}

/** The tensor with its axes. */
export function toTensor(emission: Emission, { name, axes, order }: Stored): EmittedTensor {
  const shape = emission.integers(shapeOf(axes));
  if (order.kind === "rows")
    return { name: axes.length === 1 ? name : emission.assist("Reshape", [name, shape]), axes };
  const { split, perm } = blocking(shapeOf(axes), order);
  const blocked = emission.assist("Reshape", [name, emission.integers(perm.map((axis) => split[axis] ?? 1))]);
  const back = perm.map((_, axis) => perm.indexOf(axis));
  return { name: emission.assist("Reshape", [emission.assist("Transpose", [blocked], { perm: back }), shape]), axes };
}

/** A tensor as it is stored; its axes are in the order of the state's tensor. */
export function toStored(emission: Emission, { name, axes }: EmittedTensor, order: StorageOrder): Stored {
  const flat = emission.integers([countOf(axes)]);
  if (order.kind === "rows")
    return { name: axes.length === 1 ? name : emission.assist("Reshape", [name, flat]), axes, order };
  const { split, perm } = blocking(shapeOf(axes), order);
  const apart = emission.assist("Reshape", [name, emission.integers(split)]);
  return { name: emission.assist("Reshape", [emission.assist("Transpose", [apart], { perm }), flat]), axes, order };
}
