import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { NetgraftError } from "@netgraft/core";
import { EngineClosedError, EngineCrashedError, EngineFailedError, EngineUnavailableError } from "../errors.js";
import { LogTail } from "./log-tail.js";
import type { CallName, Calls, EngineIdentity, Reply } from "./protocol.js";

interface Pending {
  readonly resolve: (gives: Calls[CallName]["gives"]) => void;
  readonly reject: (error: NetgraftError) => void;
}

export interface EngineProcessOptions {
  /** Takes each line that the engine writes to its standard output or error. */
  readonly onLog?: (line: string) => void;
  /** The module that is onnxruntime; tests name others. */
  readonly runtimeModule?: string;
}

/** How long a closed process may take to end by itself, in milliseconds. */
const patience = 500;

/** The engine's child process and the calls under way in it. It keeps the parent alive only while there are some. */
export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #log: LogTail;
  readonly #pending = new Map<number, Pending>();
  readonly #closed: Promise<void>;
  #settleStart: (started: EngineIdentity | NetgraftError) => void = () => undefined;
  #ended: NetgraftError | undefined;
  #lastId = 0;

  private constructor({ onLog, runtimeModule = "onnxruntime-node" }: EngineProcessOptions) {
    const child = fork(fileURLToPath(new URL("./child.js", import.meta.url)), [runtimeModule], {
      serialization: "advanced",
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      execArgv: [],
      // Native code reads its environment once: telemetry, which writes to the home folder, is off from the start.
      env: { ...process.env, ORT_DISABLE_TELEMETRY: "1" },
    });
    this.#child = child;
    this.#log = new LogTail([child.stdout, child.stderr], onLog);
    child.on("message", (reply: Reply) => this.#receive(reply));
    this.#closed = new Promise((resolve) => {
      // Node emits no `close` after `disconnect`, and `exit` may come before the last words on standard error.
      child.once("exit", (status, signal) => {
        void this.#log.ended.then(() => {
          this.#end(this.#crash(signal === null ? `exit status ${status}` : `signal ${signal}`));
          resolve();
        });
      });
      child.once("error", (error) => {
        this.#end(
          new EngineUnavailableError(
            { message: "the engine's process cannot be started", found: error.message },
            { cause: error },
          ),
        );
        resolve();
      });
    });
  }

  /** Starts a process. @throws NG_ENGINE_UNAVAILABLE, NG_ENGINE_CRASHED */
  static async start(options: EngineProcessOptions = {}): Promise<{ engine: EngineProcess; identity: EngineIdentity }> {
    const engine = new EngineProcess(options);
    const started = await new Promise<EngineIdentity | NetgraftError>((resolve) => {
      engine.#settleStart = resolve;
    });
    if (started instanceof Error) {
      await engine.close();
      throw started;
    }
    engine.#holdParent(false);
    return { engine, identity: started };
  }

  /** The operating system's id of the process. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Has the process do something; calls are done in the order in which they are made.
   * @throws NG_ENGINE_FAILED, NG_ENGINE_CRASHED, NG_ENGINE_CLOSED
   */
  async call<Name extends CallName>(call: Name, takes: Calls[Name]["takes"]): Promise<Calls[Name]["gives"]> {
    if (this.#ended !== undefined) throw this.#ended;
    const id = (this.#lastId += 1);
    const gives = await new Promise<Calls[CallName]["gives"]>((resolve, reject) => {
      try {
        // A request that can no longer be delivered gets no reply; `exit` follows and rejects it.
        this.#child.send({ id, call, takes }, () => undefined);
      } catch (error) {
        // It does not fit into a message: inputs of gigabytes.
        throw new EngineFailedError(
          { message: "the call cannot be sent to the engine's process", found: String(error) },
          { cause: error },
        );
      }
      this.#pending.set(id, { resolve, reject });
      this.#holdParent(true);
    });
    // The reply carries the request's id, so it is what this call gives.
    return gives;
  }

  /** Ends the process; calls under way are rejected. */
  async close(): Promise<void> {
    const busy = this.#pending.size > 0;
    this.#end(new EngineClosedError({ message: "the engine has been closed" }));
    this.#holdParent(true);
    if (busy) this.#child.kill("SIGKILL");
    else if (this.#child.connected) this.#child.disconnect();
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), patience);
    await this.#closed;
    clearTimeout(timer);
  }

  #receive(reply: Reply): void {
    if ("ready" in reply) return this.#settleStart(reply.ready);
    if ("unavailable" in reply) return this.#settleStart(unavailable(reply.unavailable));
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0) this.#holdParent(false);
    if ("failed" in reply)
      pending?.reject(new EngineFailedError({ message: "onnxruntime reports an error", found: reply.failed }));
    else pending?.resolve(reply.gives);
  }

  #end(error: NetgraftError): void {
    this.#ended ??= error;
    this.#settleStart(error);
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #crash(how: string): NetgraftError {
    const words = this.#log.lastWords();
    return new EngineCrashedError({
      message: "the engine's process ended",
      found: words === undefined ? how : `${how}; it last wrote: ${words}`,
    });
  }

  #holdParent(hold: boolean): void {
    const method = hold ? "ref" : "unref";
    this.#child[method]();
    this.#child.channel?.[method]();
    this.#log[method]();
  }
}

function unavailable(words: string): NetgraftError {
  return new EngineUnavailableError({
    message: `onnxruntime cannot be loaded on ${process.platform}-${process.arch}`,
    expected: "the package onnxruntime-node, built for this platform",
    found: words,
  });
}
