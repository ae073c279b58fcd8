import { float32Tensor, type NamedTensors, requireFloat32, type Tensor } from "@netgraft/core/graph";
import type { OnnxEngine } from "../engine/onnx-engine.js";
import { portable } from "./layout/portable.js";
import type { StepLayout } from "./layout/step-layout.js";
import { runStep } from "./run-step.js";
import { selfTestGraph } from "./self-test-graph.js";

/** How far results may be apart, relative to their size: float32 summed up in another order. */
const tolerance = 1e-3;

/** Whether a small step gives with a layout what it gives with the portable one. */
export async function agreesWithPortable(engine: OnnxEngine, layout: StepLayout): Promise<boolean> {
  const graph = selfTestGraph(layout.block);
  const { picture } = graph.inputs;
  const specs = [...graph.state(), { name: "picture", shape: picture?.axes.map(({ size }) => Number(size)) ?? [] }];
  const tensors: NamedTensors = Object.fromEntries(specs.map(({ name, shape }) => [name, numbers(name, shape)]));
  try {
    const expected = await runStep(engine, { graph, layout: portable }, tensors);
    const found = await runStep(engine, { graph, layout }, tensors);
    return Object.entries(expected).every(([name, tensor]) => isNear(found[name], tensor));
  } catch {
    return false;
  }
}

/** Numbers between -0.5 and 0.5 that depend on a name. */
function numbers(name: string, shape: readonly number[]): Tensor<"float32"> {
  const count = shape.reduce((product, size) => product * size, 1);
  return float32Tensor(
    shape,
    Float32Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898 + name.length) / 2),
  );
}

function isNear(result: Tensor | undefined, portably: Tensor): boolean {
  const [found, expected] = [requireFloat32(result, "result").data, requireFloat32(portably, "result").data];
  if (found.length !== expected.length) return false;
  const distance = found.reduce((sum, value, index) => sum + (value - (expected[index] ?? 0)) ** 2, 0);
  return Math.sqrt(distance) <= tolerance * Math.sqrt(expected.reduce((sum, value) => sum + value ** 2, 0));
}
