import type { GraphBuilder } from "../graph/graph-builder.js";
import type { Attributes } from "../graph/attributes.js";
import type { Operation } from "../graph/operation.js";
import type { Value } from "../graph/value.js";
import { Arithmetic } from "../operations/arithmetic.js";

/** Arithmetic whose nodes are named below `name`, which is that of a node in the builder's scope: `bn1.multiply`. */
export function arithmeticBelow(builder: GraphBuilder, name: string): Arithmetic {
  return new Arithmetic({
    constant: (type, data) => builder.constant(type, data),
    apply<A extends Attributes>(operation: Operation<A>, inputs: readonly Value[], attributes: A): readonly Value[] {
      return builder.apply(operation, inputs, attributes, `${name}.${operation.kind}`);
    },
  });
}
