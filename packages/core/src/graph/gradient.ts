import type { Axes } from "./axes.js";
import type { Attributes, DecompositionBuilder } from "./operation.js";
import type { Value, ValueType } from "./value.js";

/** A value, or a number that stands for a constant without axes. */
export type Operand = Value | number;

/** A builder with the primitives that formulas of gradients are written in; axes are matched by name. */
export interface PrimitiveBuilder extends DecompositionBuilder {
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

/** A node as a gradient rule sees it. */
export interface Differentiated<A extends Attributes = Attributes> {
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: A;
  /** The gradient of each output, with the axes of the output; undefined where nothing passes one back. At least one is there. */
  readonly gradients: readonly (Value | undefined)[];
}

/** Makes the gradient of one input, with the axes of the input; undefined where none passes back. */
export type GradientMaker = (() => Value) | undefined;
