import { availableParallelism } from "node:os";
import type { NetworkState, Program, Session } from "@netgraft/core/graph";
import type { ProcessSession } from "@netgraft/engine-process";
import { withTemporaryFolder } from "@netgraft/files";
import { checkState } from "@netgraft/weights";
import { encodeSavedModel, servingTag } from "@netgraft/tensorflow/saved-model";
import {
  lowerInference,
  lowerToTensorFlow,
  mostWeights,
  type Programs,
  stateOf,
  type TensorFlowGraph,
} from "@netgraft/tensorflow";
import { ProgramSession } from "./program-session.js";
import type { Calls } from "./protocol.js";
import { startTensorFlowProcess, type TensorFlowEngineOptions, type TensorFlowProcess } from "./tensorflow-process.js";

/** TensorFlow in a process of its own; any number of programs can be opened, their runs take turns. */
export class TensorFlowEngine {
  /** Its process: what it says of itself, and its sessions. */
  readonly process: TensorFlowProcess;
  /** Threads for one run. */
  readonly threads: number;

  private constructor(process: TensorFlowProcess, threads: number) {
    this.process = process;
    this.threads = threads;
  }

  /** Starts an engine. @throws NG_TENSORFLOW_ABSENT, NG_TENSORFLOW_LOAD; NG_ENGINE_CRASHED */
  static async start({
    threads = availableParallelism(),
    ...options
  }: TensorFlowEngineOptions = {}): Promise<TensorFlowEngine> {
    return new TensorFlowEngine(await startTensorFlowProcess(threads, options), threads);
  }

  /**
   * Loads a program for inference: its weights are part of what is loaded, and cannot be changed.
   * @throws NG_MODEL_TENSOR, NG_OPERATION_UNSUPPORTED, NG_ENGINE_FAILED, NG_ENGINE_CRASHED, NG_ENGINE_CLOSED
   */
  async load(program: Program): Promise<Session> {
    const { graph, state } = program;
    checkState(graph.state(), state);
    const bytes = [...state.values()].reduce((sum, { data }) => sum + data.byteLength, 0);
    if (bytes > mostWeights) return this.open({ predict: graph }, state);
    return this.#session(lowerInference(program, { splitsGroups: !this.process.identity.hasGroupedGradients }));
  }

  /**
   * Loads graphs that share their state, and the state that they begin with.
   * @throws NG_MODEL_TENSOR, NG_OPERATION_UNSUPPORTED, NG_ENGINE_FAILED, NG_ENGINE_CRASHED, NG_ENGINE_CLOSED
   */
  async open(programs: Programs, state: NetworkState): Promise<ProgramSession> {
    checkState(stateOf(programs), state);
    const lowered = lowerToTensorFlow(programs, { splitsGroups: !this.process.identity.hasGroupedGradients });
    const session = await this.#session(lowered);
    await session.writeState(state);
    return session;
  }

  /** Ends the process and waits until it is gone; calls under way are rejected with NG_ENGINE_CLOSED. */
  close(): Promise<void> {
    return this.process.close();
  }

  async #session(lowered: TensorFlowGraph): Promise<ProgramSession> {
    const { name, version } = this.process.identity;
    const environment = { runtime: `${name} ${version}`, provider: "cpu", threads: String(this.threads) };
    const session = this.process.newSession();
    await load(session, lowered);
    return new ProgramSession(session, lowered, environment);
  }
}

/** By way of a folder, which is new each time: TensorFlow takes models from nowhere else. */
async function load(session: ProcessSession<Calls>, lowered: TensorFlowGraph): Promise<void> {
  await withTemporaryFolder(async (folder, write) => {
    await write("saved_model.pb", [encodeSavedModel(lowered)]);
    await session.call("load", { folder, tag: servingTag });
  });
}
