import type { Problem } from "@netgraft/core";
import type { NamedTensors, NetworkState, TrainingSession } from "@netgraft/core/graph";
import { NotFiniteError } from "../errors.js";
import type { EpochMetrics } from "../metrics/metrics.js";
import { firstNotFinite, isFinite } from "./first-not-finite.js";
import type { Position } from "./position.js";
import type { PreparedTraining } from "./prepared-training.js";
import type { RunTrainingOptions } from "./run-training-options.js";

/** A step that has been done, and where it was. */
interface DoneStep {
  readonly prepared: Pick<PreparedTraining, "step">;
  readonly session: TrainingSession;
  readonly options: Pick<RunTrainingOptions, "engine" | "threads">;
  readonly inputs: NamedTensors;
  readonly position: Position;
}

/**
 * Checks what a step has come to. Where it is not finite, the step is taken back and computed again, to find what was the
 * first that was not.
 * @throws NG_NOT_FINITE
 */
export async function assertFiniteOutputs(
  outputs: NamedTensors,
  { inputs, position, prepared, session, options }: DoneStep,
): Promise<void> {
  const found = Object.entries(outputs).filter(([, tensor]) => !isFinite(tensor));
  if (found.length === 0) return;
  await session.undo();
  const { engine, threads } = options;
  const { graph, accumulate } = prepared.step;
  const computation = {
    graph: position.isLast ? graph : (accumulate ?? graph),
    state: await session.readState(),
    inputs,
  };
  const first = await firstNotFinite(computation, engine, threads === undefined ? {} : { threads });
  const names = found.map(([name]) => name).join(", ");
  const { epoch, stepOfEpoch, learningRate } = position;
  const where = `step ${stepOfEpoch} of epoch ${epoch}, at a learning rate of ${shown(learningRate)}`;
  const message = `training has come to what is not finite (${names}) in ${where}`;
  throw new NotFiniteError(
    first === undefined ? { message } : { at: first.at, message, found: `${first.what}, the first that is not finite` },
  );
}

/** @throws NG_NOT_FINITE naming each tensor */
export function assertFiniteState(state: NetworkState, last: EpochMetrics | undefined): void {
  const { epoch, learningRate } = last ?? { epoch: 0, learningRate: 0 };
  const message = `after epoch ${epoch}, at a learning rate of ${shown(learningRate)}, this is not finite`;
  const problems = [...state].flatMap(([at, tensor]): Problem[] => (isFinite(tensor) ? [] : [{ at, message }]));
  if (problems.length > 0) throw new NotFiniteError(problems);
}

/** Checks the loss of an evaluation. @throws NG_NOT_FINITE */
export function assertFiniteLoss(loss: number, epoch: number): void {
  if (Number.isFinite(loss)) return;
  const message = `the loss on the pictures for validation is not finite after epoch ${epoch}`;
  throw new NotFiniteError({ message, found: String(loss) });
}

function shown(learningRate: number): number {
  return Number(learningRate.toPrecision(6));
}
