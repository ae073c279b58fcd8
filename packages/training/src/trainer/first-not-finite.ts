import {
  type Engine,
  type EngineOptions,
  formulasBelow,
  Graph,
  GraphBuilder,
  type NamedTensors,
  type NetworkState,
  type Node,
  notFiniteCount,
  type Tensor,
} from "@netgraft/core/graph";

/** A step that has come to what is not finite, and all that it was computed from. */
export interface Computation {
  readonly graph: Graph;
  readonly state: NetworkState;
  readonly inputs: NamedTensors;
}

/**
 * Where the first number is that is not finite: an input, a tensor of the state, or the first node whose result is not,
 * found by computing the step again; undefined where all is finite then.
 * @throws the engine's own coded errors
 */
export async function firstNotFinite(
  { graph, state, inputs }: Computation,
  engine: Engine,
  options: EngineOptions,
): Promise<{ readonly at: string; readonly what: string } | undefined> {
  for (const [at, tensor] of Object.entries(inputs)) if (!isFinite(tensor)) return { at, what: "an input" };
  for (const [at, tensor] of state) if (!isFinite(tensor)) return { at, what: "a tensor of the state" };
  // Most is found near the beginning; an engine takes far less time to load the first nodes than to load all.
  const { length } = graph.nodes;
  for (let asked = 500, count = 0; count < length; asked *= 4) {
    count = Math.min(asked, length);
    const node = await firstNode(finitenessGraph(graph, count), { state, inputs }, engine, options);
    if (node !== undefined) return { at: node.path, what: `the result of the operation \`${node.operation.kind}\`` };
  }
  return undefined;
}

async function firstNode(
  { graph, nodes }: FinitenessGraph,
  { state, inputs }: Pick<Computation, "state" | "inputs">,
  engine: Engine,
  options: EngineOptions,
): Promise<Node | undefined> {
  const session = await engine.openTraining?.({ step: graph, state }, options);
  try {
    const outputs = (await session?.step(inputs)) ?? {};
    return [...nodes].find(([output]) => !isFinite(outputs[output]))?.[1];
  } finally {
    await session?.release();
  }
}

/** Whether all elements are finite. */
export function isFinite(tensor: Tensor | undefined): boolean {
  return tensor === undefined || notFiniteCount(tensor) === 0;
}

/** A graph that tells of each node whether what it computes is finite. */
interface FinitenessGraph {
  /** Its outputs have no axes: 0 where all that a node computes is finite, and otherwise no number. */
  readonly graph: Graph;
  /** In order, by the outputs that tell of them. */
  readonly nodes: ReadonlyMap<string, Node>;
}

/**
 * The same computation without its outputs and updates; 0 · x tells of every x whether it is finite.
 * @param count how many nodes are told of, from the first
 */
function finitenessGraph(graph: Graph, count: number): FinitenessGraph {
  const { name: title, values, nodes: steps, scopes, marks, inputs } = graph;
  const builder = GraphBuilder.continuing(
    new Graph({ name: title, values, nodes: steps, scopes, marks, inputs, outputs: {} }),
  );
  const nodes = new Map<string, Node>();
  for (const node of graph.nodes.slice(0, count))
    for (const [port, value] of node.outputs.entries()) {
      const output = `${node.id}.${port}`;
      const b = formulasBelow(builder, `finite.${output}`);
      const products = b.multiply(value, 0);
      const all = value.axes.map(({ name }) => name);
      builder.output(output, all.length === 0 ? products : b.reduceSum(products, all));
      nodes.set(output, node);
    }
  return { graph: builder.build(), nodes };
}
