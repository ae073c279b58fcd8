import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import type { Processes } from "@netgraft/engine-process";
import { withTemporaryFolder } from "@netgraft/files";
import { type OnnxProcess, type OnnxProcessOptions, startOnnxProcess } from "./onnx-process.js";
import { OnnxSession } from "./onnx-session.js";

/** Models of more bytes reach the engine's process faster by way of a file than as a message. */
const largestMessage = 1 << 24;

export interface OnnxEngineOptions {
  /** Threads for one run, by default the number of cores that this process may use. */
  readonly threads?: number;
  /** Takes each line that the engine's process writes to its standard output or error. */
  readonly onLog?: (line: string) => void;
  /** What starts its process: a framework's service; by default `fork` of Node. */
  readonly processes?: Processes | undefined;
}

/** onnxruntime in a process of its own; any number of models can be loaded, their runs take turns. */
export class OnnxEngine {
  /** Its process: what it says of itself, and its sessions. */
  readonly process: OnnxProcess;
  /** Threads for one run. */
  readonly threads: number;

  private constructor(process: OnnxProcess, threads: number) {
    this.process = process;
    this.threads = threads;
  }

  /** Starts an engine. @throws NG_ENGINE_UNAVAILABLE where onnxruntime cannot be loaded. */
  static async start({
    threads = availableParallelism(),
    ...options
  }: OnnxEngineOptions & OnnxProcessOptions = {}): Promise<OnnxEngine> {
    return new OnnxEngine(await startOnnxProcess(options), threads);
  }

  /** The same process, with another number of threads for what is loaded from now on; by default as at the start. */
  withThreads(threads = availableParallelism()): OnnxEngine {
    return new OnnxEngine(this.process, threads);
  }

  /**
   * Loads a model from a file or from the bytes of one.
   * @throws NG_ENGINE_FAILED where it is no model or one that onnxruntime cannot run; NG_ENGINE_CRASHED, NG_ENGINE_CLOSED
   */
  async load(model: string | Uint8Array): Promise<OnnxSession> {
    if (typeof model !== "string" && model.byteLength > largestMessage)
      return withTemporaryFolder(async (folder, write) => {
        await write("model.onnx", [model]);
        return this.load(join(folder, "model.onnx"));
      });
    const session = this.process.newSession();
    const ports = await session.call("load", {
      model: typeof model === "string" ? resolve(model) : model,
      threads: this.threads,
    });
    return new OnnxSession(session, ports);
  }

  /** Ends the engine's process and waits until it is gone; calls under way are rejected with NG_ENGINE_CLOSED. */
  close(): Promise<void> {
    return this.process.close();
  }
}
