import { batchNorm, conv, dense, type Graph, type Mark, type Node, type Value } from "@netgraft/core/graph";
import { GraftedGraph } from "../graft/grafted-graph.js";

/** Operations that give f times as much for f times their first input, channel by channel, where f is not negative. */
const homogeneous: ReadonlySet<string> = new Set([
  "relu",
  "leakyRelu",
  "maxPool",
  "averagePool",
  "adaptiveAveragePool",
  "adaptiveMaxPool",
  "dropout",
  "dropPath",
]);

const layers: ReadonlySet<string> = new Set([conv.kind, dense.kind]);

/**
 * Which tensors take an attachment's place where its gate is a number for each channel: those that what it multiplies is a multiple of, the
 * scale and shift of the norm before it or the weights of the layer, past what is homogeneous. In words why there are none.
 */
export function foldedInto(graph: Graph, mark: Extract<Mark, { kind: "attachment" }>): readonly string[] | string {
  const path = graph.scopes[mark.scope]?.path ?? "";
  const output = graph.producer(valueOf(graph, mark.value));
  const gates = graph.marks.filter((each) => each.kind === "gate" && each.scope === mark.scope);
  const [gate] = gates;
  if (gate === undefined || gates.length > 1) return `it has ${gates.length} gates`;
  const scales =
    output?.operation.kind === "multiply" &&
    output.inputs.some(({ id }) => id === mark.before) &&
    output.inputs.some(({ id }) => id === gate.value);
  if (!scales) return "it gives more than its input times its gate";
  const { axes } = valueOf(graph, gate.value);
  if (axes.some(({ name, size }) => name !== "batch" && name !== "channel" && size !== 1))
    return "its gate is not one number for each channel";
  const isOwn = (node: Node): boolean => node.path.startsWith(`${path}.`);
  // No attachment is new here: of the graph it is asked what takes values alone.
  return learnedIn(new GraftedGraph(graph, []), valueOf(graph, mark.before), isOwn);
}

function learnedIn(parts: GraftedGraph, value: Value, isTaker: (node: Node) => boolean): readonly string[] | string {
  const taken = parts.takers(value).find((node) => !isTaker(node));
  if (taken !== undefined) return `${taken.path} takes what it is given, too`;
  if (parts.feature(value) !== undefined || parts.isOutput(value)) return "what it is given is an output, too";
  const node = parts.graph.producer(value);
  if (node === undefined) return "nothing is learned before it";
  const { kind } = node.operation;
  if (kind === batchNorm.kind) return ownTensors(parts, node, node.inputs.slice(1, 3));
  if (layers.has(kind)) return ownTensors(parts, node, node.inputs.slice(1));
  const [input] = node.inputs;
  if (input === undefined || !homogeneous.has(kind))
    return `${node.path} (${kind}) does not give a multiple for a multiple`;
  return learnedIn(parts, input, (each) => each === node);
}

/** State-dict names of tensors that one node alone uses. */
function ownTensors(parts: GraftedGraph, { path }: Node, values: readonly Value[]): readonly string[] | string {
  const names = values.flatMap((value) => parts.ownTensor(value) ?? []);
  return names.length === values.length && names.length > 0 ? names : `${path} has no weights of its own`;
}

function valueOf(graph: Graph, id: number): Value {
  const value = graph.values[id];
  if (value === undefined) throw new TypeError(`the graph has no value ${id}`);
  return value;
}
