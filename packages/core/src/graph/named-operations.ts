import type { Axes } from "./axes.js";
import type { Value, ValueType } from "./value.js";

/** A value, or a number that stands for a constant without axes. */
export type Operand = Value | number;

/** The operations that formulas are made of, by name. Axes are matched by name; sizes are taken from the values. */
export interface NamedOperations {
  /** A constant without axes. */
  number(value: number): Value;

  // Element by element.
  relu(x: Value): Value;
  sigmoid(x: Value): Value;
  tanh(x: Value): Value;
  softplus(x: Value): Value;
  silu(x: Value): Value;
  hardSigmoid(x: Value): Value;
  hardSwish(x: Value): Value;
  gelu(x: Value): Value;
  erf(x: Value): Value;
  exp(x: Value): Value;
  log(x: Value): Value;
  sqrt(x: Value): Value;
  abs(x: Value): Value;
  /** 1 where x > 0, 0 elsewhere. */
  step(x: Value): Value;
  clamp(x: Value, lowest: number, highest: number): Value;
  /** a + b; `residual` where it joins a branch and its shortcut. */
  add(a: Operand, b: Operand, options?: { readonly residual?: boolean }): Value;
  subtract(a: Operand, b: Operand): Value;
  multiply(a: Operand, b: Operand): Value;
  divide(a: Operand, b: Operand): Value;
  maximum(a: Operand, b: Operand): Value;

  // Along axes; x itself where no axis is named.
  softmax(x: Value, axis: string): Value;
  logSoftmax(x: Value, axis: string): Value;
  reduceSum(x: Value, axes: readonly string[], options?: { readonly keep?: boolean }): Value;
  reduceMean(x: Value, axes: readonly string[], options?: { readonly keep?: boolean }): Value;
  reduceMax(x: Value, axes: readonly string[], options?: { readonly keep?: boolean }): Value;
  /** The sum of products over one shared axis; other axes are matched by name. */
  matmul(a: Value, b: Value, over: string): Value;

  // Axes; x itself where nothing changes.
  /** x repeated along what it lacks of `axes`. */
  expand(x: Value, axes: Axes): Value;
  /** The gradient of something that was repeated: the sum over what `type` lacks or has with size 1. */
  reduceTo(gradient: Value, type: ValueType): Value;
  renameAxis(x: Value, from: string, to: string): Value;
  /** Splits one axis into several, slowest first. */
  splitAxis(x: Value, axis: string, into: Readonly<Record<string, number>>): Value;
  /** Merges axes into one, slowest first. */
  mergeAxes(x: Value, merged: readonly string[], into: string): Value;
  slice(
    x: Value,
    axis: string,
    range: { readonly start?: number; readonly end?: number; readonly step?: number },
  ): Value;
  /** x with elements before and after along one axis, by default zeros. */
  pad(
    x: Value,
    axis: string,
    added: { readonly before?: number; readonly after?: number; readonly value?: number },
  ): Value;
  concat(values: readonly Value[], axis?: string): Value;

  /** The same value, through which no gradient passes back. */
  detach(x: Value): Value;
}
