import {
  type Axes,
  emitNodes,
  type Graph,
  loweringPasses,
  refuseUnsupported,
  runPasses,
  tensorOf,
} from "@netgraft/core/graph";
import { emitters } from "./emitters/index.js";
import { arrange } from "./lower/arrange.js";
import { types } from "./lower/attributes.js";
import type { Emission } from "./lower/emission.js";
import { fixedSize, orderOf, shapeOf, type EmittedTensor } from "./lower/emitted-tensor.js";
import type { Signature, TensorFlowPort } from "./lower/tensorflow-graph.js";
import type { NextValue, Stored } from "./lower/stored.js";

/**
 * Writes a graph below a name, and gives what it takes and gives as a signature: its inputs and outputs with their axes as
 * the graph declares them. Its outputs are there when its updates are done; all that is read is read before.
 * @throws NG_OPERATION_UNSUPPORTED naming each node that has neither an emitter nor a decomposition.
 */
export function emitGraph(
  graph: Graph,
  below: string,
  emission: Emission,
  stored: Stored,
  { channelsLast = false }: { readonly channelsLast?: boolean } = {},
): Signature {
  const ordered = (axes: Axes): Axes => (channelsLast ? withChannelsLast(axes) : axes);
  const primitive = primitiveForm(graph);
  refuseUnsupported(primitive.nodes, emitters, "TensorFlow");
  const inputs: Record<string, TensorFlowPort> = {};
  const tensors = new Map<number, EmittedTensor>();
  const reads = new Map<string, string>();
  for (const [name, { id, dtype, ...input }] of Object.entries(primitive.inputs)) {
    const axes = ordered(input.axes);
    const shape = shapeOf(axes);
    const node = emission.place(`${below}/${name}`, "Placeholder", [], { ...types({ dtype }), shape: { shape } });
    inputs[name] = { node, dtype, shape };
    tensors.set(id, { name: node, axes });
  }
  for (const { id, source, dtype, axes } of primitive.values) {
    if (source.kind === "constant")
      tensors.set(id, {
        name: emission.constant({ dtype, shape: axes.map(({ name }) => fixedSize({ axes }, name)), data: source.data }),
        axes,
      });
    if (source.kind !== "parameter" && source.kind !== "buffer") continue;
    const read = stored.read(source.name, { dtype, axes }, `${below}/${source.name}`);
    reads.set(source.name, read.name);
    tensors.set(id, read);
  }
  emitNodes(primitive.nodes, emitters, emission, tensors);
  const next = Object.entries(primitive.updates).map(([name, value]): NextValue => ({
    name,
    value: tensorOf(tensors, value),
    read: reads.get(name),
  }));
  const updated = next.length === 0 ? undefined : stored.update?.(next);
  // A decomposition may list the axes of an output in another order.
  const outputs = Object.entries(primitive.outputs).map(([name, value]): [string, TensorFlowPort] => {
    const { dtype, ...output } = graph.outputs[name] ?? value;
    const axes = ordered(output.axes);
    emission.at(`${below}/${name}`, dtype);
    const result = arrange(emission, tensorOf(tensors, value), orderOf({ axes }));
    const node = emission.place(
      `${below}/${name}`,
      "Identity",
      [result.name, ...(updated === undefined ? [] : [`^${updated}`])],
      types({ T: dtype }),
    );
    return [name, { node, dtype, shape: shapeOf(axes) }];
  });
  return { inputs, outputs: Object.fromEntries(outputs) };
}

function withChannelsLast(axes: Axes): Axes {
  return [...axes.filter(({ name }) => name !== "channel"), ...axes.filter(({ name }) => name === "channel")];
}

/** The graph in operations that have an emitter, or no decomposition. */
export function primitiveForm(graph: Graph): Graph {
  return runPasses(
    "tensorflow",
    loweringPasses(({ kind }) => emitters.has(kind)),
    graph,
  );
}
