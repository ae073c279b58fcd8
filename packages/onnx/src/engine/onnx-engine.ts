import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { OnnxTrainingSession, type StateLayout } from "../training/onnx-training-session.js";
import { type OnnxProcess, type OnnxProcessOptions, startOnnxProcess } from "./onnx-process.js";
import { OnnxSession } from "./onnx-session.js";
import type { EngineIdentity, TrainingModelBytes } from "./protocol.js";
import { withTemporaryFile } from "./temporary-file.js";

/** Models of more bytes reach the engine's process faster by way of a file than as a message. */
const largestMessage = 1 << 24;

export interface OnnxEngineOptions {
  /** Threads for one run, by default the number of cores that this process may use. */
  readonly threads?: number;
  /** Takes each line that the engine's process writes to its standard output or error. */
  readonly onLog?: (line: string) => void;
}

/** onnxruntime in a process of its own; any number of models can be loaded, their runs take turns. */
export class OnnxEngine {
  readonly #process: OnnxProcess;
  /** Name, version and execution provider of the runtime. */
  readonly identity: EngineIdentity;
  /** Threads for one run. */
  readonly threads: number;
  #lastSession = 0;

  private constructor(process: OnnxProcess, identity: EngineIdentity, threads: number) {
    this.#process = process;
    this.identity = identity;
    this.threads = threads;
  }

  /** Starts an engine. @throws NG_ENGINE_UNAVAILABLE where onnxruntime cannot be loaded. */
  static async start({
    threads = availableParallelism(),
    ...options
  }: OnnxEngineOptions & OnnxProcessOptions = {}): Promise<OnnxEngine> {
    const { engine, identity } = await startOnnxProcess(options);
    return new OnnxEngine(engine, identity, threads);
  }

  /** The operating system's id of the engine's process. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /**
   * Loads a model from a file or from the bytes of one.
   * @throws NG_ENGINE_FAILED where it is no model or one that onnxruntime cannot run; NG_ENGINE_CRASHED, NG_ENGINE_CLOSED
   */
  async load(model: string | Uint8Array): Promise<OnnxSession> {
    if (typeof model !== "string" && model.byteLength > largestMessage)
      return withTemporaryFile(
        (path) => writeFile(path, model),
        (path) => this.load(path),
      );
    const session = (this.#lastSession += 1);
    const ports = await this.#process.call("load", {
      session,
      model: typeof model === "string" ? resolve(model) : model,
      threads: this.threads,
    });
    return new OnnxSession(this.#process, session, ports);
  }

  /**
   * Loads a step of training whose state is its inputs, and what may be run between steps; the state is written next.
   * @throws NG_ENGINE_FAILED, NG_ENGINE_CRASHED, NG_ENGINE_CLOSED
   */
  async loadTraining(models: TrainingModelBytes, state: StateLayout): Promise<OnnxTrainingSession> {
    const session = (this.#lastSession += 1);
    await this.#process.call("openTraining", { session, models, threads: this.threads });
    const { name, version, provider } = this.identity;
    const environment = {
      runtime: `${name} ${version}`,
      provider,
      threads: String(this.threads),
      layout: state.layout,
    };
    return new OnnxTrainingSession(this.#process, session, state, environment);
  }

  /** Ends the engine's process and waits until it is gone; calls under way are rejected with NG_ENGINE_CLOSED. */
  close(): Promise<void> {
    return this.#process.close();
  }
}
