import type { Graph, Value } from "@netgraft/core/graph";

/** Operations that do nothing once a network is trained. */
const ofTraining: ReadonlySet<string> = new Set(["dropout", "dropPath"]);

/** Attributes that say how a network learns. */
const learning: ReadonlySet<string> = new Set(["momentum"]);

/**
 * Whether two networks compute the same logits of the same tensors, operation by operation, once they are trained. What their layers
 * are called is what tells tensors apart; how they learn does not count.
 */
export function computeTheSame(first: Graph, second: Graph): boolean {
  const known = new Map<string, number>();
  return logitsOf(first, known) === logitsOf(second, known);
}

/** The number of what computes the logits: equal for equal computations. @param known numbers by what was met */
function logitsOf(graph: Graph, known: Map<string, number>): number | undefined {
  const numbers = new Map<Value, number>();
  const numbered = (text: string): number => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  };
  for (const value of graph.values) {
    const { source } = value;
    if (source.kind === "node") {
      const { operation, attributes, inputs } = graph.nodes[source.node] ?? {};
      const [passed] = inputs ?? [];
      if (operation === undefined || inputs === undefined) continue;
      const entered = inputs.map((input) => numbers.get(input));
      if (ofTraining.has(operation.kind) && passed !== undefined) numbers.set(value, entered[0] ?? -1);
      else {
        const told = Object.entries(attributes ?? {}).filter(([name]) => !learning.has(name));
        numbers.set(value, numbered(JSON.stringify([operation.kind, told, entered, source.port])));
      }
    } else
      numbers.set(
        value,
        numbered(JSON.stringify([source.kind, "name" in source ? source.name : source.data, value.axes])),
      );
  }
  const { logits } = graph.outputs;
  return logits && numbers.get(logits);
}
