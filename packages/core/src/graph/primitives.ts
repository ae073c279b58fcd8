import type { Axes } from "./axes.js";
import type { Value, ValueType } from "./value.js";

/** A value, or a number that stands for a constant without axes. */
export type Operand = Value | number;

/** The primitives that formulas are written in; axes are matched by name. */
export interface Primitives {
  add(a: Operand, b: Operand): Value;
  subtract(a: Operand, b: Operand): Value;
  multiply(a: Operand, b: Operand): Value;
  divide(a: Operand, b: Operand): Value;
  /** 1 where x > 0, 0 elsewhere. */
  step(x: Value): Value;
  sqrt(x: Value): Value;
  exp(x: Value): Value;
  /** The sum over the named axes, which stay with size 1 where `keep` is set; x itself where none is named. */
  sum(x: Value, axes: readonly string[], keep?: boolean): Value;
  /** x repeated along what it lacks of `axes`; x itself where it has them all. */
  expand(x: Value, axes: Axes): Value;
  /** The gradient of something that was repeated: the sum over what `type` lacks or has with size 1. */
  reduceTo(gradient: Value, type: ValueType): Value;
  renameAxis(x: Value, from: string, to: string): Value;
  splitAxis(x: Value, axis: string, into: Axes): Value;
  mergeAxes(x: Value, axes: readonly string[], into: string): Value;
  slice(x: Value, axis: string, start: number, end: number): Value;
  /** x with zeros before and after along one axis; x itself where there are none. */
  pad(x: Value, axis: string, before: number, after: number): Value;
  matmul(a: Value, b: Value, over: string): Value;
}
