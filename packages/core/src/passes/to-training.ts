import { GraphInvalidError, locate, OperationUnsupportedError } from "../errors/index.js";
import type { Attributes } from "../graph/attributes.js";
import type { Graph } from "../graph/graph.js";
import type { GraphBuilder } from "../graph/graph-builder.js";
import type { Node } from "../graph/node.js";
import type { Operation, Trained } from "../graph/operation.js";
import { Value } from "../graph/value.js";
import { formulas } from "../operations/formulas.js";
import { assertSameTypes, deepest } from "./decompose.js";
import { localName, rewrite } from "./rewrite.js";

/** What of a network is not trained. */
export interface ToTrainingOptions {
  /** Whether a buffer stays as it is, by its name: what reads one is computed as for evaluation; by default none does. */
  readonly keeps?: ((buffer: string) => boolean) | undefined;
}

/**
 * The form of a network that is trained; its batch is a number (`withBatch`). Operations with a training rule are replaced by
 * what the rule writes, and those whose decomposition leads to such an operation by that. Batch norms use the statistics of the
 * batch and update their running ones. What is drawn for each step is an input of the graph, named after its node and marked
 * with its distribution: the masks of dropout and drop-path, and what Shake-Shake mixes by. A batch norm whose statistics are
 * kept is that of evaluation.
 * @throws NG_SHAPE where the batch is symbolic, or where a channel has one value, which has no variance; NG_GRAPH_INVALID
 * where a rule computes something else than its operation; NG_OPERATION_UNSUPPORTED where it leads back to itself
 */
export function toTraining(graph: Graph, { keeps = (): boolean => false }: ToTrainingOptions = {}): Graph {
  const updates = new Map<string, Value>();
  return rewrite(
    graph,
    (node, inputs, builder) => {
      if (node.inputs.some(({ source }) => source.kind === "buffer" && keeps(source.name))) return undefined;
      const outputs = locate(node.path, () => new TrainedNode(node, builder, updates).replaced(inputs));
      if (outputs !== undefined) assertSameTypes(node, outputs, "training form");
      return outputs;
    },
    {
      complete(builder) {
        for (const [name, value] of updates) builder.update(name, value);
      },
    },
  );
}

/** A node of the graph, with all that its rule, its decomposition and the rules of what that applies write in its place. */
class TrainedNode {
  readonly #node: Node;
  readonly #builder: GraphBuilder;
  readonly #updates: Map<string, Value>;
  /** How often a name below the node's has been given. */
  readonly #names = new Map<string, number>();

  /** @param updates what buffers are by now, by name */
  constructor(node: Node, builder: GraphBuilder, updates: Map<string, Value>) {
    this.#node = node;
    this.#builder = builder;
    this.#updates = updates;
  }

  replaced(inputs: readonly Value[]): readonly Value[] | undefined {
    const { operation, attributes } = this.#node;
    return this.#trained(operation, inputs, attributes, localName(this.#node, this.#builder.scope), 0);
  }

  /** What stands for an operation in training; undefined where it is trained as it is. */
  #trained<A extends Attributes>(
    operation: Operation<A>,
    inputs: readonly Value[],
    attributes: A,
    name: string,
    depth: number,
  ): readonly Value[] | undefined {
    if (!leadsToTraining(operation, inputs, attributes, depth)) return undefined;
    if (depth === deepest)
      throw new OperationUnsupportedError({
        at: this.#node.path,
        message: `the training form of "${this.#node.operation.kind}" does not come to an end`,
        found: `"${operation.kind}" again and again`,
      });
    const below = formulas({
      constant: (type, data) => this.#builder.constant(type, data),
      apply: (inner, values, given) =>
        this.#apply(inner, values, given, this.#unique(`${name}.${inner.kind}`), depth + 1),
    });
    if (operation.training === undefined) return operation.decompose?.(below, inputs, attributes);
    return operation.training(below, this.#seenByRule(operation, inputs, attributes, name, depth));
  }

  #seenByRule<A extends Attributes>(
    { kind }: Operation<A>,
    inputs: readonly Value[],
    attributes: A,
    name: string,
    depth: number,
  ): Trained<A> {
    const { path } = this.#builder.scope;
    return {
      inputs,
      attributes,
      inPlace: (operation, values, given) => this.#apply(operation, values, given, name, depth + 1),
      draw: (key, type, draw) => {
        const input = this.#builder.input(`${path === "" ? name : `${path}.${name}`}.${key}`, type);
        this.#builder.mark({ ...draw, value: input.id });
        return input;
      },
      update: (buffer, next) => {
        if (buffer.source.kind !== "buffer")
          throw new GraphInvalidError({
            message: `the training form of "${kind}" updates what is no buffer`,
            found: buffer.source.kind,
          });
        const key = buffer.source.name;
        this.#updates.set(key, next(this.#updates.get(key) ?? buffer));
      },
    };
  }

  #apply<A extends Attributes>(
    operation: Operation<A>,
    inputs: readonly Value[],
    attributes: A,
    name: string,
    depth: number,
  ): readonly Value[] {
    return (
      this.#trained(operation, inputs, attributes, name, depth) ??
      this.#builder.apply(operation, inputs, attributes, name)
    );
  }

  /** A name that no other part has: what is drawn for one part is not what is drawn for another. */
  #unique(name: string): string {
    const count = this.#names.get(name) ?? 0;
    this.#names.set(name, count + 1);
    return count === 0 ? name : `${name}_${count}`;
  }
}

/** Whether an operation has a training rule, or a decomposition that applies one which has, at whatever depth; found by trying. */
function leadsToTraining<A extends Attributes>(
  operation: Operation<A>,
  inputs: readonly Value[],
  attributes: A,
  depth: number,
): boolean {
  if (operation.training !== undefined) return true;
  if (operation.decompose === undefined || depth === deepest) return false;
  let leads = false;
  operation.decompose(
    formulas({
      constant: (type, data) => new Value(-1, type.dtype, type.axes, { kind: "constant", data }),
      apply(inner, values, given) {
        leads ||= leadsToTraining(inner, values, given, depth + 1);
        const types = inner.infer(values, given);
        return types.map(({ dtype, axes }, port) => new Value(-1, dtype, axes, { kind: "node", node: -1, port }));
      },
    }),
    inputs,
    attributes,
  );
  return leads;
}
