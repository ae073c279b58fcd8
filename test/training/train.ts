import type { NetworkState, TensorData, TrainingSession } from "@netgraft/core";
import { createOnnxEngine } from "@netgraft/onnx";
import { initialStepState, type TrainingStep } from "@netgraft/training";

/** Runs `use` with a session in which a step is trained, from the state of its network on. */
export async function withTraining<T>(
  step: TrainingStep,
  network: NetworkState,
  use: (session: TrainingSession) => Promise<T>,
): Promise<T> {
  const { graph, accumulate } = step;
  const state = initialStepState(step, network);
  const program = { step: graph, ...(accumulate === undefined ? {} : { accumulate }), state };
  const session = await createOnnxEngine().openTraining?.(program, { threads: 2 });
  if (session === undefined) throw new TypeError("the engine does not train");
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

/** Classes 0, 1, 2, … in turn. */
export function labelsInTurn(batch: number, classes: number): TensorData {
  return { shape: [batch], data: Float32Array.from({ length: batch }, (_, example) => example % classes) };
}
