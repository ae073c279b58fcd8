import { type Graph, type TensorSpec, unsupportedKinds } from "@netgraft/core/graph";
import { emitters } from "./emitters/index.js";
import { Emission } from "./lower/emission.js";
import { emitGraph, primitiveForm } from "./emit-graph.js";
import type { Stored } from "./lower/stored.js";
import { emitUndo, emitUpdates } from "./lower/emit-updates.js";
import { needed } from "./lower/needed.js";
import type { Signature, TensorFlowGraph } from "./lower/tensorflow-graph.js";
import { Variables } from "./lower/variables.js";

/** The graphs that share their state, as a `TrainingProgram` has them; for inference alone there is only one that predicts. */
export interface Programs {
  readonly step?: Graph;
  readonly accumulate?: Graph;
  readonly predict?: Graph;
}

export interface LowerOptions {
  /** Whether convolutions in groups are written group by group: TensorFlow without oneDNN has no gradients of them. */
  readonly splitsGroups?: boolean;
  /** Whether inputs and outputs have their channels last, as TensorFlow's own feature maps; by default as they are declared. */
  readonly channelsLast?: boolean;
}

/**
 * Lowers graphs to one of TensorFlow: feature maps as batch, height, width, channel; kernels as height, width, in, out;
 * the state as variables under state-dict names. Inputs, outputs and what `init` and `read` pass have the order of axes
 * that the graphs declare, where nothing else is asked for.
 * @throws NG_OPERATION_UNSUPPORTED naming each node that has neither an emitter nor a decomposition.
 */
export function lowerToTensorFlow(programs: Programs, options: LowerOptions = {}): TensorFlowGraph {
  const emission = new Emission(options);
  const variables = new Variables(emission);
  const graphs = graphsOf(programs);
  for (const { graph } of graphs)
    for (const { source, ...type } of graph.values)
      if (source.kind === "parameter" || source.kind === "buffer") variables.declare(source.name, type);
  const signatures: Record<string, Signature> = {};
  for (const { below, graph, signature } of graphs) {
    const stored: Stored = {
      read: (name, _type, path) => variables.read(variables.known(name), path),
      update: (next) => emitUpdates(next, below, emission, variables),
    };
    signatures[signature] = emitGraph(graph, below, emission, stored, options);
    const changed = Object.keys(graph.updates);
    if (changed.length > 0) signatures[undoOf(signature)] = emitUndo(changed, undoOf(below), emission, variables);
  }
  signatures["init"] = variables.init();
  signatures["read"] = variables.readAll();
  return { nodes: needed(emission.nodes, signatures), signatures, state: stateOf(programs) };
}

/** The name of the signature that takes back what another has changed. */
export function undoOf(name: string): string {
  return `undo_${name}`;
}

/** The state of graphs that share it, each tensor once. */
export function stateOf(programs: Programs): readonly TensorSpec[] {
  const all = graphsOf(programs).flatMap(({ graph }) => graph.state());
  return [...new Map(all.map((spec) => [spec.name, spec])).values()];
}

/** The graphs that are there, each with what its nodes are named below and the signature that runs it. */
function graphsOf({
  step,
  accumulate,
  predict,
}: Programs): readonly { readonly graph: Graph; readonly below: string; readonly signature: string }[] {
  return [
    { graph: step, below: "step", signature: "train_step" },
    { graph: accumulate, below: "accumulate", signature: "accumulate" },
    { graph: predict, below: "predict", signature: "predict" },
  ].flatMap(({ graph, ...names }) => (graph === undefined ? [] : [{ graph, ...names }]));
}

/** The kinds of operations in a graph that cannot be lowered: they have neither an emitter nor a decomposition. */
export function unsupportedOperations(graph: Graph): readonly string[] {
  return unsupportedKinds(primitiveForm(graph).nodes, emitters);
}
