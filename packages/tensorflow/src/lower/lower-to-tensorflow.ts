import { decompose, type Graph, type TensorSpec } from "@netgraft/core";
import { emitters } from "../emitters/index.js";
import { Emission } from "./emission.js";
import { emitGraph } from "./emit-graph.js";
import { liveParts } from "./live.js";
import type { Signature, TensorFlowGraph, TensorFlowNode } from "./tensorflow-graph.js";
import { Variables } from "./variables.js";

/** The graphs that share their state: a step of training, and what predicts with the state as it is. */
export interface Programs {
  readonly step?: Graph;
  readonly predict?: Graph;
}

export interface LowerOptions {
  /** Whether convolutions in groups are written group by group: TensorFlow without oneDNN has no gradients of them. */
  readonly splitsGroups?: boolean;
}

/**
 * Lowers graphs to one of TensorFlow: feature maps as batch, height, width, channel; kernels as height, width, in, out;
 * the state as variables under state-dict names. Inputs, outputs and what `init` and `read` pass have the order of axes
 * that the graphs declare.
 * @throws NG_OPERATION_UNSUPPORTED naming each node that has neither an emitter nor a decomposition.
 */
export function lowerToTensorFlow({ step, predict }: Programs, options: LowerOptions = {}): TensorFlowGraph {
  const emission = new Emission(options);
  const variables = new Variables(emission);
  const graphs = [step, predict].filter((graph) => graph !== undefined);
  for (const { values } of graphs)
    for (const { source, axes } of values)
      if (source.kind === "parameter" || source.kind === "buffer") variables.declare(source.name, axes);
  const signatures: Record<string, Signature> = {
    ...(step === undefined ? {} : { train_step: emitGraph(step, "step", emission, variables) }),
    ...(predict === undefined ? {} : { predict: emitGraph(predict, "predict", emission, variables) }),
    init: variables.init(),
    read: variables.readAll(),
  };
  return { nodes: needed(emission.nodes, signatures), signatures, state: stateOf(graphs) };
}

/** The state of graphs that share it, each tensor once. */
export function stateOf(graphs: readonly Graph[]): readonly TensorSpec[] {
  return [...new Map(graphs.flatMap((graph) => graph.state().map((spec) => [spec.name, spec]))).values()];
}

/** The kinds of operations in a graph that cannot be lowered: they have neither an emitter nor a decomposition. */
export function unsupportedOperations(graph: Graph): readonly string[] {
  const { nodes } = liveParts(decompose(graph, ({ kind }) => emitters.has(kind)));
  return [...new Set(nodes.map(({ operation }) => operation.kind).filter((kind) => !emitters.has(kind)))];
}

/** What the signatures depend on: emitters leave behind what another has written in a better form. */
function needed(
  nodes: readonly TensorFlowNode[],
  signatures: Readonly<Record<string, Signature>>,
): readonly TensorFlowNode[] {
  const ports = Object.values(signatures).flatMap(({ inputs, outputs }) => [
    ...Object.values(inputs),
    ...Object.values(outputs),
  ]);
  const names = new Set(ports.map(({ node }) => node));
  const kept: TensorFlowNode[] = [];
  for (const node of nodes.toReversed()) {
    if (!names.has(node.name)) continue;
    kept.push(node);
    for (const input of node.inputs) names.add(input.replace(/^\^/, "").replace(/:\d+$/, ""));
  }
  return kept.toReversed();
}
