import { expand, type Graph, GraphBuilder, only, type TensorSpec, type Value } from "@netgraft/core";
import { lowerToOnnx } from "../lower/lower-to-onnx.js";
import type { OnnxGraph, OnnxPort } from "../lower/onnx-graph.js";

/** A training step, or a program that shares its state, as an ONNX graph that takes its state as inputs. */
export interface LoweredTraining {
  readonly graph: OnnxGraph;
  /** The outputs that are the next state, by the tensor of the state. */
  readonly updates: Readonly<Record<string, string>>;
}

/**
 * Lowers a graph whose state is kept outside: parameters and buffers are inputs under their state-dict names, what they
 * become is an output, `next/<name>`.
 * @throws NG_OPERATION_UNSUPPORTED
 */
export function lowerTraining(graph: Graph): LoweredTraining {
  const updates = Object.fromEntries(Object.keys(graph.updates).map((name) => [name, `next/${name}`]));
  const lowered = lowerToOnnx(withUpdatesAsOutputs(graph, updates));
  return { graph: { ...lowered, inputs: [...lowered.inputs, ...lowered.state.map(port)], state: [] }, updates };
}

function port({ name, shape }: TensorSpec): OnnxPort {
  return { name, dtype: "float32", shape };
}

/** Updates have their axes in whatever order; the state is stored in that of its tensors. */
function withUpdatesAsOutputs(graph: Graph, names: Readonly<Record<string, string>>): Graph {
  const builder = GraphBuilder.continuing(graph);
  for (const { source, axes } of graph.values) {
    if (source.kind !== "parameter" && source.kind !== "buffer") continue;
    const [next, name] = [graph.updates[source.name], names[source.name]];
    if (next === undefined || name === undefined) continue;
    const isInOrder = axes.every((axis, index) => next.axes[index]?.name === axis.name);
    const inOrder = (): Value => only(builder.apply(expand, [next], { axes: axes.map((axis) => ({ ...axis })) }, name));
    builder.output(name, isInOrder ? next : inOrder());
  }
  return builder.build();
}
