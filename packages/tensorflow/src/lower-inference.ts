import { inferencePasses, type Program, runPasses } from "@netgraft/core/graph";
import { constants } from "./lower/constants.js";
import { Emission } from "./lower/emission.js";
import { emitGraph } from "./emit-graph.js";
import type { LowerOptions } from "./lower-to-tensorflow.js";
import { needed } from "./lower/needed.js";
import type { TensorFlowGraph } from "./lower/tensorflow-graph.js";

/**
 * Lowers a program whose state stays as it is: with the signature `predict` alone, weights as constants, and batch norms
 * folded into convolutions (oneDNN computes those that it folds by itself 15 times slower where there is one example).
 * @throws NG_OPERATION_UNSUPPORTED naming each node that has neither an emitter nor a decomposition
 */
export function lowerInference(program: Program, options: LowerOptions = {}): TensorFlowGraph {
  const { graph, state } = runPasses("tensorflow inference", inferencePasses(), program);
  const emission = new Emission(options);
  const signatures = { predict: emitGraph(graph, "predict", emission, constants(emission, state), options) };
  return { nodes: needed(emission.nodes, signatures), signatures, state: [] };
}
