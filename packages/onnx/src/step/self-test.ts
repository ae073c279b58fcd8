import type { TensorData } from "@netgraft/core";
import type { OnnxEngine } from "../engine/onnx-engine.js";
import type { Tensors } from "../engine/protocol.js";
import { encodeModel } from "../model/encode-model.js";
import { toModelProto } from "../model/to-model-proto.js";
import type { Layout } from "./layout/layout.js";
import { portable } from "./layout/portable.js";
import { lowerStep } from "./lower-step.js";
import { selfTestGraph } from "./self-test-graph.js";
import { packed, unpacked } from "./storage/packing.js";
import { rows } from "./storage/storage-order.js";
import { storageOrders } from "./storage/storage-orders.js";

/** How far results may be apart, relative to their size: float32 summed up in another order. */
const tolerance = 1e-3;

/** Whether a small step gives with a layout what it gives with the portable one. */
export async function agreesWithPortable(engine: OnnxEngine, layout: Layout): Promise<boolean> {
  try {
    const [expected, found] = [
      await results(engine, portable, layout.block),
      await results(engine, layout, layout.block),
    ];
    return [...expected].every(([name, values]) => isNear(found.get(name), values));
  } catch {
    return false;
  }
}

/** The outputs and the next state of the step, by name, each in the order of its axes. */
async function results(
  engine: OnnxEngine,
  layout: Layout,
  channels: number,
): Promise<ReadonlyMap<string, Float32Array>> {
  const graph = selfTestGraph(channels);
  const orders = storageOrders(graph, layout);
  const { graph: lowered, updates } = lowerStep(graph, { layout, orders });
  const inputs: Record<string, TensorData> = {};
  for (const { name, shape } of lowered.inputs) inputs[name] = numbers(name, shape.map(Number));
  const specs = graph.state();
  for (const { name, shape } of specs) {
    const data = packed(inputs[name]?.data ?? new Float32Array(), shape, orders.get(name) ?? rows);
    inputs[name] = { shape: [data.length], data };
  }
  const session = await engine.load(encodeModel(toModelProto(lowered), new Map()));
  const outputs: Tensors = await session.run(inputs);
  await session.release();
  const next = specs.map(({ name, shape }): [string, Float32Array] => {
    const data = outputs[updates[name] ?? ""]?.data ?? new Float32Array();
    return [name, unpacked(data, shape, orders.get(name) ?? rows)];
  });
  return new Map([["loss", outputs["loss"]?.data ?? new Float32Array()], ...next]);
}

/** Numbers between -0.5 and 0.5 that depend on a name. */
function numbers(name: string, shape: readonly number[]): TensorData {
  const count = shape.reduce((product, size) => product * size, 1);
  return { shape, data: Float32Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898 + name.length) / 2) };
}

function isNear(found: Float32Array | undefined, expected: Float32Array): boolean {
  if (found?.length !== expected.length) return false;
  const distance = found.reduce((sum, value, index) => sum + (value - (expected[index] ?? 0)) ** 2, 0);
  return Math.sqrt(distance) <= tolerance * Math.sqrt(expected.reduce((sum, value) => sum + value ** 2, 0));
}
