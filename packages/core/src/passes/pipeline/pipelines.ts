import type { Program } from "../../engine/program.js";
import { Graph } from "../../graph/graph.js";
import { decompose, type Supported } from "../decompose.js";
import { differentiate } from "../differentiate.js";
import { dropDead } from "../drop-dead.js";
import { foldBatchNorm } from "../fold-batch-norm.js";
import { mergeGroups } from "../merge-groups.js";
import { toTraining } from "../to-training.js";
import { withUpdatesAsOutputs } from "../updates-as-outputs.js";
import { withBatch } from "../with-batch.js";
import type { Pass } from "./pass.js";

/*
 * The order of passes from a composed network to each of its targets. Engines say what they support; what they do then is
 * emission, node by node. `NETGRAFT_TRACE=passes` shows what each pass does.
 */

/** From a graph to one of operations that a target supports: what all lowerings end with. Nothing of its state changes. */
export function loweringPasses(supported: Supported): readonly Pass[] {
  return [
    { name: "decompose", apply: (graph) => decompose(graph, supported) },
    { name: "drop dead", apply: dropDead },
  ];
}

/**
 * From a step of training to one for a target that has no state of its own (onnxruntime): what the state becomes is an output.
 * No norm is folded, because weights change from step to step. TensorFlow has variables, and takes `loweringPasses` alone.
 * @param updates the names of these outputs, by the tensor that is updated
 */
export function statelessStepPasses(supported: Supported, updates: Readonly<Record<string, string>>): readonly Pass[] {
  return [
    { name: "updates as outputs", apply: (graph) => withUpdatesAsOutputs(graph, updates) },
    ...loweringPasses(supported),
  ];
}

/**
 * From a graph to a file that others read (ONNX). Batch norms are not folded: a file keeps the network's own tensors under their
 * state-dict names, so that it can be compared, tuned further and quantised with its norms, and onnxruntime folds them itself
 * as it opens a model.
 */
export function exportPasses(supported: Supported): readonly Pass[] {
  return [{ name: "forget updates", apply: withoutUpdates }, ...loweringPasses(supported)];
}

/**
 * From a program to one whose state stays as it is, in a process of our own (TensorFlow). Batch norms are folded into
 * convolutions, because weights are constants there, which nobody reads back.
 */
export function inferencePasses(): readonly Pass<Program>[] {
  return [{ name: "fold batch norms", apply: foldBatchNorm }];
}

/**
 * The same for a runtime that keeps maps in blocks of channels and folds norms itself (onnxruntime, never a file that it exports): groups
 * narrower than a block would take every map out of its blocks.
 * @param width channels in a block
 */
export function blockedInferencePasses(width: number): readonly Pass<Program>[] {
  return [{ name: "merge groups", apply: (program) => mergeGroups(program, width) }];
}

/** From a composed network to its forward and backward pass, with the loss in between; the update of the parameters follows. */
export function trainingPasses({
  batch,
  loss,
  keeps,
  trains,
}: {
  /** Examples in a batch. */
  readonly batch: number;
  /** Adds the output `loss`. */
  readonly loss: (forward: Graph) => Graph;
  /** Whether a buffer stays as it is; by default none does. */
  readonly keeps?: ((buffer: string) => boolean) | undefined;
  /** Whether a parameter is trained; by default all are. */
  readonly trains?: ((parameter: string) => boolean) | undefined;
}): readonly Pass[] {
  return [
    { name: "fix batch", apply: (graph) => withBatch(graph, batch) },
    { name: "training form", apply: (graph) => toTraining(graph, { keeps }) },
    { name: "loss", apply: loss },
    {
      name: "differentiate",
      apply: (graph) =>
        differentiate(graph, {
          of: "loss",
          ...(trains && { withRespectTo: parametersOf(graph).filter(trains) }),
        }),
    },
  ];
}

function parametersOf({ values }: Graph): readonly string[] {
  return values.flatMap(({ source }) => (source.kind === "parameter" ? [source.name] : []));
}

function withoutUpdates(graph: Graph): Graph {
  if (Object.keys(graph.updates).length === 0) return graph;
  const { name, values, nodes, scopes, marks, inputs, outputs } = graph;
  return new Graph({ name, values, nodes, scopes, marks, inputs, outputs });
}
