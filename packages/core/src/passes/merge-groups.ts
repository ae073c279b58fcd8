import type { Program } from "../engine/program.js";
import type { Node } from "../graph/node.js";
import { sizeOf, type Value } from "../graph/value.js";
import { conv, type ConvAttributes } from "../operations/product/conv.js";
import { numbersOf } from "../tensor/convert.js";
import { type Tensor, tensorFrom } from "../tensor/tensor.js";
import type { Graph } from "../graph/graph.js";
import { localName, rewrite } from "./rewrite.js";

/** Merging multiplies the work by the number of groups that become one: beyond this, it costs more than it saves. */
const most = 4;

/** A grouped convolution whose groups are merged. */
interface Merged {
  readonly conv: Node;
  /** How many groups become one. */
  readonly count: number;
  /** The state-dict name of the weight, and that of the one that takes its place. */
  readonly weight: string;
  readonly merged: string;
}

/**
 * The program with groups of convolutions merged until each has a multiple of `width` channels on both sides, where at most four
 * become one: the weight of several is one with zeros where they do not meet, which computes the same from finite values. A processor with
 * vectors of that width is faster with them, though they are more work. The new weight is named `<weight>.merged`; the old one stays in
 * the state. Convolutions channel by channel stay as they are.
 * @param width channels
 */
export function mergeGroups({ graph, state }: Program, width: number): Program {
  const found = mergeable(graph, width).filter(({ weight }) => state.has(weight));
  if (found.length === 0) return { graph, state };
  const byConv = new Map(found.map((each) => [each.conv.id, each]));
  const merged = rewrite(graph, (node, inputs, builder) => {
    const own = byConv.get(node.id);
    const [x, weight, ...bias] = inputs;
    if (own === undefined || x === undefined || weight === undefined) return undefined;
    const attributes = attributesOf(node);
    const axes = weight.axes.map((axis) =>
      axis.name === "in" ? { name: axis.name, size: Number(axis.size) * own.count } : axis,
    );
    const wide = builder.parameter(own.merged, axes, { kind: "zeros" }, weight.dtype);
    const groups = attributes.groups / own.count;
    return builder.apply(conv, [x, wide, ...bias], { ...attributes, groups }, localName(node, builder.scope));
  });
  const weights = found.flatMap(({ conv: node, weight, merged: name, count }): [string, Tensor][] => {
    const tensor = state.get(weight);
    return tensor === undefined ? [] : [[name, blockDiagonal(tensor, attributesOf(node).groups, count)]];
  });
  return { graph: merged, state: new Map([...state, ...weights]) };
}

function mergeable(graph: Graph, width: number): readonly Merged[] {
  const uses = new Map<number, number>();
  for (const { id } of graph.nodes.flatMap(({ inputs }) => inputs)) uses.set(id, (uses.get(id) ?? 0) + 1);
  return graph.nodes.flatMap((node): Merged[] => {
    const [, weight] = node.inputs;
    if (node.operation.kind !== conv.kind || weight?.source.kind !== "parameter" || uses.get(weight.id) !== 1)
      return [];
    const count = countOf(weight, attributesOf(node).groups, width);
    const { name } = weight.source;
    return count === undefined ? [] : [{ conv: node, count, weight: name, merged: `${name}.merged` }];
  });
}

/** The fewest groups that together are as wide; undefined where none are merged. */
function countOf(weight: Value, groups: number, width: number): number | undefined {
  const [first, second] = weight.axes;
  const [into, out] = [sizeOf(weight, "in"), sizeOf(weight, "out") / groups];
  if (first?.name !== "out" || second?.name !== "in" || into === 1) return undefined;
  for (let count = 1; count <= Math.min(most, groups); count += 1)
    if (groups % count === 0 && (into * count) % width === 0 && (out * count) % width === 0)
      return count === 1 ? undefined : count;
  return undefined;
}

/** @param weight [out, in, …window], of as many groups. @returns [out, count · in, …window] */
function blockDiagonal(weight: Tensor, groups: number, count: number): Tensor {
  const [out = 0, into = 0, ...window] = weight.shape;
  const positions = window.reduce((product, size) => product * size, 1);
  const row = into * positions;
  const data = numbersOf(weight);
  const wide = new Float64Array(data.length * count);
  for (let channel = 0; channel < out; channel += 1) {
    const place = Math.floor((channel * groups) / out) % count;
    const [from, to] = [channel * row, (channel * count + place) * row];
    for (let at = 0; at < row; at += 1) wide[to + at] = data[from + at] ?? 0;
  }
  return tensorFrom(weight.dtype, [out, into * count, ...window], wide);
}

function attributesOf({ attributes }: Node): ConvAttributes {
  // Asked of convolutions alone.
  return attributes as ConvAttributes;
}
