import { batchNorm, conv, type Node, type Value } from "@netgraft/core/graph";
import type { Grafted, GraftedGraph } from "./grafted-graph.js";

/** Tensors whose rows are put in another order, by name; or in words why none can be. */
export type Reordered = ReadonlySet<string> | string;

/** Operations that treat every channel alike and apart. */
const byChannel: ReadonlySet<string> = new Set([
  "relu",
  "relu6",
  "leakyRelu",
  "silu",
  "hardSwish",
  "gelu",
  "maxPool",
  "averagePool",
]);

/**
 * Where each row of a tensor is taken from, so that channels that are shuffled afterwards come out in their own order: the shuffle
 * puts channel i of group g at i · groups + g.
 */
export function unshuffledRows(channels: number, groups: number): readonly number[] {
  const members = channels / groups;
  return Array.from({ length: channels }, (_, row) => (row % members) * groups + Math.floor(row / members));
}

/** The tensors of the norm and convolution before a new attachment, whose rows are the channels that enter it. */
export function reorderedBefore(parts: GraftedGraph, { mark }: Grafted): Reordered {
  const entering = parts.graph.values[mark.before];
  return entering === undefined
    ? "nothing enters it"
    : rowsOf(parts, entering, (node) => parts.owner(node)?.mark === mark);
}

function rowsOf(parts: GraftedGraph, value: Value, isSink: (node: Node) => boolean): Reordered {
  const taken = parts.takers(value).find((node) => !isSink(node));
  if (taken !== undefined) return `it shuffles the channels, and ${taken.path} takes them, too`;
  if (parts.feature(value) !== undefined) return "it shuffles the channels of a feature map";
  const node = parts.graph.producer(value);
  const [x, ...learned] = node?.inputs ?? [];
  if (node === undefined || x === undefined) return "it shuffles channels that no layer before it makes";
  const { kind } = node.operation;
  const next = (): Reordered => rowsOf(parts, x, (taker) => taker === node);
  if (byChannel.has(kind)) return next();
  const isConvolution = kind === conv.kind && node.attributes["groups"] === 1;
  if (!isConvolution && kind !== batchNorm.kind)
    return `it shuffles the channels, which ${node.path} cannot make in another order`;
  const names = learned.map((each) => parts.ownTensor(each));
  if (names.some((name) => name === undefined)) return `${node.path} shares its weights`;
  const own = names.flatMap((name) => (name === undefined ? [] : [name]));
  if (isConvolution) return new Set(own);
  const rest = next();
  return typeof rest === "string" ? rest : new Set([...own, ...rest]);
}
