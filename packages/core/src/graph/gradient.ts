import type { Attributes } from "./attributes.js";
import type { Value } from "./value.js";

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
