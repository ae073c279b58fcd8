import type { z } from "zod";
import type { Cost } from "./cost.js";
import type { Differentiated, GradientMaker, PrimitiveBuilder } from "./gradient.js";
import type { Value, ValueType } from "./value.js";

/** A JSON value; attributes and options are made of these, so that a graph can be written to a file. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The attributes of a node. */
export type Attributes = { readonly [key: string]: Json | undefined };

/** What a decomposition is written with: it applies operations and makes constants, and nothing else. */
export interface DecompositionBuilder {
  apply<A extends Attributes>(operation: Operation<A>, inputs: readonly Value[], attributes: A): readonly Value[];
  constant(type: ValueType, data: readonly number[]): Value;
}

/**
 * An operation: everything that the passes need to know about it, in one file.
 *
 * `infer` is the shape rule; what it throws names the node. `decompose` expresses the operation in simpler ones:
 * an engine may override it with something faster, and need not know operations of plugins. `gradient` is the rule
 * by which `differentiate` passes gradients back; without one, those of the decomposition are used.
 */
export interface Operation<A extends Attributes = Attributes> {
  /** Unique name, camelCase, e.g. `batchNorm`. */
  readonly kind: string;
  /** Schema of the attributes, checked when a graph is read from JSON. */
  readonly attributes: z.ZodType<A>;
  /**
   * Types of the outputs.
   * @throws NG_SHAPE where the inputs do not fit each other or the attributes; the builder adds the node's path.
   */
  infer(inputs: readonly ValueType[], attributes: A): readonly ValueType[];
  /** Cost for one example; nothing where it is left out. */
  cost?(inputs: readonly ValueType[], outputs: readonly ValueType[], attributes: A): Cost;
  /** The same computation in simpler operations. */
  decompose?(builder: DecompositionBuilder, inputs: readonly Value[], attributes: A): readonly Value[];
  /** Gradients by input, each made only where something trainable depends on it. All sizes of the node are numbers. */
  gradient?(builder: PrimitiveBuilder, node: Differentiated<A>): readonly GradientMaker[];
}
