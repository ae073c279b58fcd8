import { GraphInvalidError, OperationUnsupportedError } from "../errors/index.js";
import type { Attributes } from "../graph/attributes.js";
import { sameAxes } from "../graph/axes.js";
import { describeTypes, type Value, type ValueType } from "../graph/value.js";
import type { Graph } from "../graph/graph.js";
import type { GraphBuilder } from "../graph/graph-builder.js";
import type { Node } from "../graph/node.js";
import type { Formulas, Operation } from "../graph/operation.js";
import { formulas } from "../operations/formulas.js";
import { localName, rewrite } from "./rewrite.js";

/** More than any sensible operation needs to be expressed in simpler ones of simpler ones. */
export const deepest = 32;

/** Whether an operation may stay. `node` is the node of the graph that it is, or whose decomposition it is part of. */
export type Supported = (operation: Operation, node: Node) => boolean;

/**
 * Replaces each operation that is not `supported` by its decomposition, until only supported ones are left or
 * such as have none. New nodes are named below the node they replace (`bn1.subtract`).
 * @throws NG_OPERATION_UNSUPPORTED where a decomposition leads back to itself, NG_GRAPH_INVALID where it computes something else
 */
export function decompose(graph: Graph, supported: Supported): Graph {
  const stays = (node: Node): boolean => supported(node.operation, node) || node.operation.decompose === undefined;
  if (graph.nodes.every(stays)) return graph;
  return rewrite(graph, (node, inputs, builder) => {
    const { operation, attributes } = node;
    if (stays(node)) return undefined;
    const outputs = operation.decompose?.(nested(node, builder, supported, 1), inputs, attributes) ?? [];
    assertSameTypes(node, outputs, "decomposition");
    return outputs;
  });
}

/** What a decomposition is written with, so that what it applies is decomposed in turn. */
function nested(node: Node, builder: GraphBuilder, supported: Supported, depth: number): Formulas {
  const name = localName(node, builder.scope);
  return formulas({
    constant: (type, data) => builder.constant(type, data),
    apply<A extends Attributes>(inner: Operation<A>, values: readonly Value[], attributes: A): readonly Value[] {
      if (supported(inner, node) || inner.decompose === undefined)
        return builder.apply(inner, values, attributes, `${name}.${inner.kind}`);
      if (depth === deepest)
        throw new OperationUnsupportedError({
          at: node.path,
          message: `the decomposition of "${node.operation.kind}" does not come to an end`,
          found: `"${inner.kind}" again and again`,
        });
      return inner.decompose(nested(node, builder, supported, depth + 1), values, attributes);
    },
  });
}

/** Checks that what stands for a node has the types of its outputs. @param form what it is of the operation @throws NG_GRAPH_INVALID */
export function assertSameTypes(
  { path, operation, outputs: wanted }: Node,
  outputs: readonly ValueType[],
  form: string,
): void {
  const isSame = ({ dtype, axes }: ValueType, found: ValueType | undefined): boolean =>
    found?.dtype === dtype && sameAxes(found.axes, axes);
  if (wanted.length === outputs.length && wanted.every((type, port) => isSame(type, outputs[port]))) return;
  throw new GraphInvalidError({
    at: path,
    message: `the ${form} of "${operation.kind}" computes something else`,
    expected: describeTypes(wanted),
    found: describeTypes(outputs),
  });
}
