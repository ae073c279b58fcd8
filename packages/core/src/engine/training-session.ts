import type { Graph } from "../graph/graph.js";
import type { NamedTensors } from "../tensor/tensor.js";
import type { NetworkState } from "./program.js";

/** What an engine trains: one step as a graph with updates of its state, and the state that it starts from. */
export interface TrainingProgram {
  /** All sizes are numbers. */
  readonly step: Graph;
  /**
   * What may be run between steps and changes the state, too, such as what adds the gradients of a batch to those of the
   * batches before it. All sizes are numbers.
   */
  readonly accumulate?: Graph;
  /** What may be run between steps with the state as it is by then, such as the network for evaluation. */
  readonly predict?: Graph;
  readonly state: NetworkState;
}

/** A training program that an engine has loaded; the state stays in the engine from step to step. */
export interface TrainingSession {
  /** What its numbers depend on beside the program: runtime, version, threads, by name. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Runs one step: its updates replace what they update.
   * @returns the outputs of the graph by name
   */
  step(inputs: NamedTensors): Promise<NamedTensors>;
  /** As `step` with the program's `accumulate`. @throws NG_ENGINE_FAILED where the program has none */
  accumulate(inputs: NamedTensors): Promise<NamedTensors>;
  /**
   * Takes the last call of `step` or `accumulate` back: the state is again what it was before.
   * @throws NG_ENGINE_FAILED where there is none to take back, or the state has been written since
   */
  undo(): Promise<void>;
  /** Runs the program's `predict` with the state as it is. @throws NG_ENGINE_FAILED where the program has none */
  predict(inputs: NamedTensors): Promise<NamedTensors>;
  /** A copy of the state, in the order of the step's `state()`. */
  readState(): Promise<NetworkState>;
  /** Replaces tensors of the state; those that are not given stay. @throws NG_MODEL_TENSOR, before anything is replaced */
  writeState(state: NetworkState): Promise<void>;
  /** Frees what the program and its state hold, whatever it is doing; other sessions of the engine go on. */
  release(): Promise<void>;
}
