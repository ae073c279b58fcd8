import {
  emitNodes,
  exportPasses,
  type Graph,
  refuseUnsupported,
  runPasses,
  tensorOf,
  unsupportedKinds,
  type Value,
} from "@netgraft/core/graph";
import { emitters } from "./emitters/index.js";
import { arrange } from "./lower/arrange.js";
import { Emission } from "./lower/emission.js";
import { type OnnxGraph, type OnnxPort, portShape } from "./lower/onnx-graph.js";
import { type Opset, usualOpset } from "./lower/opsets.js";
import { renameOutputs } from "./lower/rename-outputs.js";
import { orderOf, type EmittedTensor } from "./lower/emitted-tensor.js";

export interface LowerOptions {
  /** What the batch is where the graph leaves it open: the name of a symbolic dimension, or a number; `batch` by default. */
  readonly batch?: string | number | undefined;
  /** Version of the operator set; 17 by default, which the most runtimes read. */
  readonly opset?: Opset | undefined;
}

/**
 * Lowers a graph to ONNX's operators, for inference: feature maps as batch, channel, height, width; initialisers under
 * their state-dict names; nodes under their paths. What the outputs do not depend on is left out.
 * @throws NG_OPERATION_UNSUPPORTED naming each node that has neither an emitter nor a decomposition.
 */
export function lowerToOnnx(graph: Graph, { batch = "batch", opset = usualOpset }: LowerOptions = {}): OnnxGraph {
  const primitive = primitiveForm(graph);
  refuseUnsupported(primitive.nodes, emitters, "ONNX");
  // Outputs have their axes in the order of the graph as it was given: a decomposition may list them in another.
  const [inputs, outputs] = [Object.entries(primitive.inputs), Object.entries(graph.outputs)];
  const state = primitive.state();
  const emission = new Emission(opset, [
    ...state.map(({ name }) => name),
    ...inputs.map(([name]) => name),
    ...outputs.map(([name]) => name),
  ]);
  const { tensors, outputTensors } = emit(primitive, emission, graph.outputs);
  return {
    name: graph.name,
    opset,
    nodes: renameOutputs(emission.nodes, outputTensors),
    inputs: inputs.map(([name, { dtype, axes }]) => ({ name, dtype, shape: portShape(axes, batch) })),
    outputs: outputs.map(([name, { dtype, axes }]) => ({ name, dtype, shape: portShape(axes, batch) })),
    state,
    constants: emission.constants,
    values: innerValues(primitive, tensors, new Set(outputTensors.values()), batch),
  };
}

/** The kinds of operations in a graph that cannot be lowered: they have neither an emitter nor a decomposition. */
export function unsupportedOperations(graph: Graph): readonly string[] {
  return unsupportedKinds(primitiveForm(graph).nodes, emitters);
}

function primitiveForm(graph: Graph): Graph {
  return runPasses(
    "onnx export",
    exportPasses(({ kind }) => emitters.has(kind)),
    graph,
  );
}

/**
 * Emits all nodes.
 * @returns the tensor of each value by its `id`, and that of each of the graph's outputs, its axes in the declared order, by the output's name
 */
function emit(
  graph: Graph,
  emission: Emission,
  declared: Graph["outputs"],
): {
  readonly tensors: ReadonlyMap<number, EmittedTensor>;
  readonly outputTensors: ReadonlyMap<string, string>;
} {
  const tensors = new Map<number, EmittedTensor>();
  for (const value of graph.values) {
    if (value.source.kind !== "node") tensors.set(value.id, { name: sourceName(value, emission), axes: value.axes });
  }
  emitNodes(graph.nodes, emitters, emission, tensors);
  const outputTensors = new Map(
    Object.entries(graph.outputs).map(([name, value]) => {
      emission.at(name, value.dtype);
      return [name, arrange(emission, tensorOf(tensors, value), orderOf(declared[name] ?? value)).name];
    }),
  );
  return { tensors, outputTensors };
}

/** The sizes of what nodes of the graph compute, but for what is an output, each tensor once. */
function innerValues(
  { nodes }: Graph,
  tensors: ReadonlyMap<number, EmittedTensor>,
  outputs: ReadonlySet<string>,
  batch: string | number,
): readonly OnnxPort[] {
  const ports = new Map<string, OnnxPort>();
  for (const { id, dtype } of nodes.flatMap((node) => node.outputs)) {
    const tensor = tensors.get(id);
    if (tensor !== undefined && !outputs.has(tensor.name))
      ports.set(tensor.name, { name: tensor.name, dtype, shape: portShape(tensor.axes, batch) });
  }
  return [...ports.values()];
}

/** The ONNX name of a value that no node computes. */
export function sourceName({ source, dtype, axes }: Value, emission: Emission): string {
  if (source.kind === "constant")
    return emission.constant(
      dtype,
      axes.map(({ size }) => Number(size)),
      source.data,
    );
  return "name" in source ? source.name : "";
}
