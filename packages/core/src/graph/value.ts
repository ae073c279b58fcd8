import { ShapeError } from "../errors/index.js";
import type { DType } from "../tensor/dtype.js";
import { type Axes, describeAxes, type Size } from "./axes.js";
import { deepFreeze } from "./deep-freeze.js";
import type { Initializer } from "./initializer.js";

/** Dtype and axes of a value, before it exists. */
export interface ValueType {
  readonly dtype: DType;
  readonly axes: Axes;
}

/** Where a value comes from. Parameters and buffers are values like any other, used any number of times. */
export type ValueSource =
  | { readonly kind: "input"; readonly name: string }
  | { readonly kind: "parameter"; readonly name: string; readonly initializer: Initializer }
  | { readonly kind: "buffer"; readonly name: string; readonly initializer: Initializer }
  | { readonly kind: "constant"; readonly data: readonly number[] }
  | { readonly kind: "node"; readonly node: number; readonly port: number };

/** A tensor that flows through a graph: a dtype, named axes, and the place it comes from. */
export class Value implements ValueType {
  constructor(
    /** Position in `graph.values`. */
    readonly id: number,
    readonly dtype: DType,
    readonly axes: Axes,
    readonly source: ValueSource,
  ) {
    deepFreeze(axes);
    deepFreeze(source);
    Object.freeze(this);
  }

  /** Whether the value has an axis of that name. */
  has(axis: string): boolean {
    return this.axes.some(({ name }) => name === axis);
  }

  /**
   * The size of an axis.
   * @throws NG_SHAPE where there is no such axis, or where it is a symbolic batch.
   */
  size(axis: string): number {
    return sizeOf(this, axis);
  }
}

/**
 * The size of an axis of a value type.
 * @throws NG_SHAPE where there is no such axis, or where it is a symbolic batch.
 */
export function sizeOf(type: ValueType, axis: string): number {
  const size: Size | undefined = type.axes.find(({ name }) => name === axis)?.size;
  if (typeof size === "number") return size;
  throw new ShapeError({
    message:
      size === undefined ? `there is no axis "${axis}"` : `the size of axis "${axis}" is not known when composing`,
    found: describeAxes(type.axes),
  });
}

/** Types for messages: `float32 [batch: any, channel: 64], …`. */
export function describeTypes(types: readonly ValueType[]): string {
  return types.map(({ dtype, axes }) => `${dtype} ${describeAxes(axes)}`).join(", ") || "nothing";
}
