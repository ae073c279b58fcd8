import type { Graph } from "@netgraft/core";
import type { NamedTensors, Tensor } from "@netgraft/core/graph";
import type { OnnxEngine } from "../engine/onnx-engine.js";
import { encodeGraph } from "@netgraft/onnx/model";
import type { StepLayout } from "./layout/step-layout.js";
import { lowerStep } from "./lower-step.js";
import { packed, unpacked } from "./storage/packing.js";
import { rows } from "./storage/storage-order.js";
import { storageOrders } from "./storage-orders.js";

/**
 * Runs a step once in an engine that keeps no state.
 * @param tensors the inputs and the state, by name
 * @returns the outputs, and what the state becomes as `next/<name>`, each in the order of its axes
 */
export async function runStep(
  engine: OnnxEngine,
  { graph, layout }: { readonly graph: Graph; readonly layout: StepLayout },
  tensors: NamedTensors,
): Promise<NamedTensors> {
  const orders = storageOrders(graph, layout);
  const { graph: lowered, updates } = lowerStep(graph, { layout, orders });
  const specs = new Map(graph.state().map((spec) => [spec.name, spec]));
  const given = lowered.inputs.flatMap(({ name }): [string, Tensor][] => {
    const tensor = tensors[name];
    if (tensor === undefined) return [];
    return [[name, specs.has(name) ? packed(tensor, orders.get(name) ?? rows) : tensor]];
  });
  const session = await engine.load(encodeGraph(lowered));
  try {
    const outputs = await session.run(Object.fromEntries(given));
    const next = Object.entries(updates).flatMap(([name, output]): [string, Tensor][] => {
      const [spec, stored] = [specs.get(name), outputs[output]];
      return spec && stored ? [[output, unpacked(stored, spec.shape, orders.get(name) ?? rows)]] : [];
    });
    return { ...outputs, ...Object.fromEntries(next) };
  } finally {
    await session.release();
  }
}
