import type { DType, Tensor } from "@netgraft/core/graph";

/** An attribute of a TensorFlow operation: plain numbers are integers, lists are lists of integers, -1 in a shape is unknown. */
export type TensorFlowAttribute =
  | number
  | boolean
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly type: DType }
  | { readonly shape: readonly number[] }
  | { readonly tensor: Tensor };

export type TensorFlowAttributes = Readonly<Record<string, TensorFlowAttribute>>;

/** The attribute that is a floating-point number. */
export function float(value: number): TensorFlowAttribute {
  return { float: value };
}

/** The attributes that name element types, by the name of each: `{ T: "float32" }`. */
export function types(named: Readonly<Record<string, DType>>): TensorFlowAttributes {
  return Object.fromEntries(Object.entries(named).map(([name, type]) => [name, { type }]));
}
