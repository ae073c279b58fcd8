import type { z } from "#zod";
import type { Attributes } from "./attributes.js";
import type { Cost } from "./cost.js";
import type { Differentiated, GradientMaker } from "./gradient.js";
import type { Draw } from "./mark.js";
import type { NamedOperations } from "./named-operations.js";
import type { Value, ValueType } from "./value.js";

/** Applies operations and makes constants, and nothing else. */
export interface NodeBuilder {
  apply<A extends Attributes>(operation: Operation<A>, inputs: readonly Value[], attributes: A): readonly Value[];
  constant(type: ValueType, data: readonly number[]): Value;
}

/** What decompositions, gradients, losses and optimizers are written with: operations by name, and any other by `apply`. */
export interface Formulas extends NamedOperations, NodeBuilder {}

/** A node as the training rule of its operation sees it. */
export interface Trained<A extends Attributes = Attributes> {
  readonly inputs: readonly Value[];
  readonly attributes: A;
  /** Applies the operation that stands in the node's place, under the node's own name. */
  inPlace<B extends Attributes>(operation: Operation<B>, inputs: readonly Value[], attributes: B): readonly Value[];
  /** An input of the graph that is drawn for every step, named `<path of the node>.<name>` and marked with its distribution. */
  draw(name: string, type: ValueType, draw: Draw): Value;
  /**
   * Says what a buffer becomes when the step is done.
   * @param next what it becomes of what it is by now: a buffer that two nodes update is updated twice
   */
  update(buffer: Value, next: (now: Value) => Value): void;
}

/**
 * An operation: everything that the passes need to know about it, in one file.
 *
 * `infer` is the shape rule; what it throws names the node. `decompose` expresses the operation in simpler ones:
 * an engine may override it with something faster, and need not know operations of plugins. `gradient` is the rule
 * by which `differentiate` passes gradients back; without one, those of the decomposition are used. `training` is what
 * `toTraining` puts in the operation's place; without one, an operation whose decomposition leads to one that has is decomposed.
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
  decompose?(b: Formulas, inputs: readonly Value[], attributes: A): readonly Value[];
  /** Gradients by input, each made only where something trainable depends on it. All sizes of the node are numbers. */
  gradient?(b: Formulas, node: Differentiated<A>): readonly GradientMaker[];
  /** What is trained in the operation's place; undefined where it is trained as it is. All sizes of the node are numbers. */
  training?(b: Formulas, node: Trained<A>): readonly Value[] | undefined;
}
