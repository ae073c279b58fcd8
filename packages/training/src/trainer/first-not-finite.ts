import type { Engine, EngineOptions, Graph, NetworkState, TensorData } from "@netgraft/core";
import { finitenessGraph } from "./finiteness-graph.js";

/** A step that has come to what is not finite, and all that it was computed from. */
export interface Computation {
  readonly graph: Graph;
  readonly state: NetworkState;
  readonly inputs: Readonly<Record<string, TensorData>>;
}

/**
 * Where the first number is that is not finite: an input, a tensor of the state, or the first node whose result is not,
 * found by computing the step again; undefined where all is finite then.
 * @throws the engine's own coded errors
 */
export async function firstNotFinite(
  { graph, state, inputs }: Computation,
  engine: Engine,
  options: EngineOptions,
): Promise<{ readonly at: string; readonly what: string } | undefined> {
  for (const [at, tensor] of Object.entries(inputs)) if (!isFinite(tensor)) return { at, what: "an input" };
  for (const [at, tensor] of state) if (!isFinite(tensor)) return { at, what: "a tensor of the state" };
  const telling = finitenessGraph(graph);
  const session = await engine.openTraining?.({ step: telling.graph, state }, options);
  try {
    const outputs = (await session?.step(inputs)) ?? {};
    for (const [output, { path, operation }] of telling.nodes)
      if (!isFinite(outputs[output])) return { at: path, what: `the result of the operation \`${operation.kind}\`` };
    return undefined;
  } finally {
    await session?.close();
  }
}

/** Whether all elements are finite. */
export function isFinite(tensor: TensorData | undefined): boolean {
  return tensor?.data.every((value) => Number.isFinite(value)) ?? true;
}
