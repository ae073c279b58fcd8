import type { Attributes } from "../../graph/attributes.js";
import type { Axes } from "../../graph/axes.js";
import type { Initializer } from "../../graph/initializer.js";
import type { Operation } from "../../graph/operation.js";
import type { Value } from "../../graph/value.js";

/** What a layer is built with: tensors of the state in the current scope, and operations. */
export interface ParameterBuilder {
  /** A learned tensor; its name is prefixed with the scope's. @throws NG_DUPLICATE_NAME */
  parameter(name: string, axes: Axes, initializer: Initializer): Value;
  /** A tensor of the state that is not learned. @throws NG_DUPLICATE_NAME */
  buffer(name: string, axes: Axes, initializer: Initializer): Value;
  /** @param name the node's name in the scope */
  apply<A extends Attributes>(
    operation: Operation<A>,
    inputs: readonly Value[],
    attributes: A,
    name?: string,
  ): readonly Value[];
}
