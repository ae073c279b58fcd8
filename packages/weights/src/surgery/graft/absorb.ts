import { batchNorm, conv, dense, type Node, type Value } from "@netgraft/core/graph";
import type { Grafted, GraftedGraph } from "./grafted-graph.js";

/** Tensors that are multiplied, by name; or in words why none can be. */
export type Absorbed = ReadonlyMap<string, number> | string;

/** Operations that give f times as much for f times their first input, each channel from its own. */
const homogeneous: ReadonlySet<string> = new Set([
  "relu",
  "leakyRelu",
  "maxPool",
  "averagePool",
  "globalPool",
  "adaptiveAveragePool",
  "adaptiveMaxPool",
  "reduceMean",
  "reduceSum",
  "reduceMax",
  "slice",
  "mergeAxes",
  "splitAxis",
  "renameAxis",
  "channelShuffle",
  "dropout",
  "dropPath",
]);

/** Operations that do so where all their inputs are f times as much. */
const additive: ReadonlySet<string> = new Set(["concat", "add", "maximum"]);

const layers: ReadonlySet<string> = new Set([conv.kind, dense.kind]);

/**
 * What makes what enters a new attachment `factor` times as much, and nothing else: the scale and shift of the norm
 * before it, or the weights of the convolution, past all that is homogeneous.
 */
export function absorbBefore(parts: GraftedGraph, { mark, start }: Grafted): Absorbed {
  return scaleUp(parts, valueOf(parts, mark.before), start.factor, (node) => parts.owner(node)?.mark === mark);
}

/** What makes everything behind a new attachment as it is where the attachment gives its input over `factor`. */
export function absorbBehind(parts: GraftedGraph, { mark, start }: Grafted): Absorbed {
  return scaleDown(parts, valueOf(parts, mark.value), start.factor);
}

function scaleUp(parts: GraftedGraph, value: Value, factor: number, isSink: (node: Node) => boolean): Absorbed {
  const taken = parts.takers(value).find((node) => !isSink(node) && !isUnmoved(parts, node, value));
  if (taken !== undefined) return `${taken.path} takes what it is given, too`;
  const seen = seenOutside(parts, value);
  if (seen !== undefined) return seen;
  const before = parts.made(value);
  if (before !== undefined)
    return scaleUp(
      parts,
      valueOf(parts, before.mark.before),
      factor,
      (node) => parts.owner(node)?.mark === before.mark,
    );
  const node = parts.graph.producer(value);
  if (node === undefined) return "nothing is learned before it";
  const { kind } = node.operation;
  if (kind === batchNorm.kind) return multiplied(parts, node, node.inputs.slice(1, 3), factor);
  if (layers.has(kind)) return multiplied(parts, node, node.inputs.slice(1), factor);
  const inputs = isConstantTimes(node) ? node.inputs.filter(isComputed) : node.inputs;
  if (!isConstantTimes(node) && !additive.has(kind) && !homogeneous.has(kind)) return notHomogeneous(node);
  return united(inputs.map((input) => scaleUp(parts, input, factor, (taker) => taker === node)));
}

/** Whether a node is a number, or several, times a value. */
function isConstantTimes({ operation: { kind }, inputs }: Node): boolean {
  return kind === "multiply" && inputs.filter(isComputed).length === 1;
}

function isComputed({ source }: Value): boolean {
  return source.kind !== "constant";
}

function scaleDown(parts: GraftedGraph, value: Value, factor: number): Absorbed {
  const seen = seenOutside(parts, value);
  if (seen !== undefined) return seen;
  const takers = parts.takers(value);
  const next = new Set(
    takers.flatMap((node) => (parts.owner(node)?.mark.before === value.id ? [parts.owner(node)] : [])),
  );
  return united([
    ...[...next].map((each) =>
      each === undefined ? new Map() : scaleDown(parts, valueOf(parts, each.mark.value), factor),
    ),
    ...takers
      .filter((node) => parts.owner(node) === undefined)
      .map((node): Absorbed => {
        const { kind } = node.operation;
        if (layers.has(kind) && node.inputs[0] === value && node.inputs[1] !== value)
          return multiplied(parts, node, node.inputs.slice(1, 2), factor);
        const passes = homogeneous.has(kind) || isConstantTimes(node);
        return passes ? united(node.outputs.map((output) => scaleDown(parts, output, factor))) : notHomogeneous(node);
      }),
  ]);
}

/** A new attachment that takes a value for its gate alone: the gate is what it is. */
function isUnmoved(parts: GraftedGraph, node: Node, value: Value): boolean {
  const owner = parts.owner(node);
  return owner !== undefined && owner.mark.before !== value.id;
}

function seenOutside(parts: GraftedGraph, value: Value): string | undefined {
  const feature = parts.feature(value);
  if (feature !== undefined) return `the feature map ${JSON.stringify(feature)} would be another`;
  return parts.isOutput(value) ? "what the network gives would be another" : undefined;
}

function notHomogeneous({ path, operation: { kind } }: Node): string {
  return `${path} (${kind}) does not give a multiple for a multiple`;
}

function multiplied(parts: GraftedGraph, node: Node, values: readonly Value[], factor: number): Absorbed {
  const names = values.map((value) => parts.ownTensor(value));
  if (names.some((name) => name === undefined)) return `${node.path} shares its weights`;
  return new Map(names.flatMap((name) => (name === undefined ? [] : [[name, factor] as const])));
}

function united(all: readonly Absorbed[]): Absorbed {
  const factors = new Map<string, number>();
  for (const each of all) {
    if (typeof each === "string") return each;
    for (const [name, factor] of each) factors.set(name, (factors.get(name) ?? 1) * factor);
  }
  return factors;
}

function valueOf({ graph }: GraftedGraph, id: number): Value {
  const value = graph.values[id];
  if (value === undefined) throw new TypeError(`the graph has no value ${id}`);
  return value;
}
