import type { Graph } from "../graph/graph.js";
import type { Attributes, DecompositionBuilder, Operation } from "../graph/operation.js";
import type { Value } from "../graph/value.js";
import { localName, rewrite } from "./rewrite.js";

/**
 * Replaces each operation that is not `supported` by its decomposition, until only supported ones are left or
 * such as have none. New nodes are named below the node they replace (`bn1.subtract`).
 */
export function decompose(graph: Graph, supported: (operation: Operation) => boolean): Graph {
  return rewrite(graph, (node, inputs, builder) => {
    const { operation } = node;
    if (supported(operation) || operation.decompose === undefined) return undefined;
    const name = localName(node, builder.scope);
    const nested: DecompositionBuilder = {
      constant: (type, data) => builder.constant(type, data),
      apply<A extends Attributes>(inner: Operation<A>, values: readonly Value[], attributes: A): readonly Value[] {
        if (supported(inner) || inner.decompose === undefined)
          return builder.apply(inner, values, attributes, `${name}.${inner.kind}`);
        return inner.decompose(nested, values, attributes);
      },
    };
    return operation.decompose(nested, inputs, node.attributes);
  });
}
