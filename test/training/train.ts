import { float32Tensor, type NetworkState, type Tensor, type TrainingSession } from "@netgraft/core/graph";
import { initialStepState, type TrainingStep } from "@netgraft/training";
import type { TestedEngine } from "../support/engines.js";

/** Runs `use` with a session in which a step is trained, from the state of its network on. */
export function withTraining<T>(
  engine: TestedEngine,
  step: TrainingStep,
  network: NetworkState,
  use: (session: TrainingSession) => Promise<T>,
): Promise<T> {
  const { graph, accumulate } = step;
  const state = initialStepState(step, network);
  return engine.train({ step: graph, ...(accumulate === undefined ? {} : { accumulate }), state }, use);
}

/** Classes 0, 1, 2, … in turn. */
export function labelsInTurn(batch: number, classes: number): Tensor<"float32"> {
  return float32Tensor(
    [batch],
    Float32Array.from({ length: batch }, (_, example) => example % classes),
  );
}
