import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { defaultServices, type NetgraftError } from "@netgraft/core";
import { childEnvironment } from "./child-environment.js";
import { EngineClosedError, EngineCrashedError, EngineFailedError } from "./errors.js";
import { LogTail } from "./log-tail.js";
import { ProcessSession } from "./process-session.js";
import { type Processes, processes } from "./processes.js";
import type { CallTable, Reply } from "./protocol.js";

interface Pending<Gives> {
  readonly resolve: (gives: Gives) => void;
  readonly reject: (error: NetgraftError) => void;
}

export interface EngineProcessOptions {
  /** The module that the process runs; it calls `serve`. */
  readonly program: URL;
  readonly parameters?: readonly string[];
  /** What native code reads of its environment, once: threads, telemetry. */
  readonly env?: Readonly<Record<string, string>>;
  /** What runs in the process, as errors name it. */
  readonly runtime: string;
  /** The error for a process that cannot load what it is for. @param words what it says of it */
  unavailable(words: string): NetgraftError;
  /** What to do where the process ended by a signal, if something helps. @param signal as Node names it: SIGFPE */
  remedy?(signal: string): string | undefined;
  /** What starts the process: the framework's; by default `fork` of Node. */
  readonly processes?: Processes | undefined;
  /** Takes each line that the process writes to its standard output or error. */
  readonly onLog?: ((line: string) => void) | undefined;
}

/** How long a closed process may take to end by itself, in milliseconds. */
const patience = 500;

/**
 * An engine's child process and the calls under way in it. It keeps the parent alive only while there are some, and from the first
 * sign of its end until the end is known: what waits for it is told, whatever else there is to do.
 */
export class EngineProcess<Calls extends CallTable<Calls>, Identity> {
  readonly #child: ChildProcess;
  readonly #log: LogTail;
  readonly #options: EngineProcessOptions;
  readonly #pending = new Map<number, Pending<Calls[keyof Calls]["gives"]>>();
  readonly #closed: Promise<void>;
  #settleStart: (started: { readonly identity: Identity } | NetgraftError) => void = () => undefined;
  #ended: NetgraftError | undefined;
  #ending = false;
  #identity: Identity | undefined;
  #lastId = 0;
  #lastSession = 0;

  private constructor(options: EngineProcessOptions) {
    const { program, parameters = [], env = {}, onLog } = options;
    const { processes: starter = defaultServices.get(processes) } = options;
    const child = starter.fork(fileURLToPath(program), parameters, {
      serialization: "advanced",
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      execArgv: [],
      env: { ...childEnvironment(process.env), ...env },
    });
    this.#options = options;
    this.#child = child;
    this.#log = new LogTail([child.stdout, child.stderr], onLog);
    child.on("message", (reply: Reply<Calls, Identity>) => this.#receive(reply));
    for (const sign of ["disconnect", "exit"]) child.once(sign, () => this.#holdToEnd());
    this.#closed = new Promise((resolve) => {
      // Node emits no `close` after `disconnect`, and `exit` may come before the last words on standard error.
      child.once("exit", (status, signal) => {
        void this.#log.ended.then(() => {
          this.#end(signal === null ? this.#crash(`exit status ${status}`) : this.#crash(`signal ${signal}`, signal));
          resolve();
        });
      });
      child.once("error", (error) => {
        this.#end(options.unavailable(`its process cannot be started: ${error.message}`));
        resolve();
      });
    });
  }

  /** Starts a process. @throws what the options make of one that is unavailable; NG_ENGINE_CRASHED */
  static async start<Calls extends CallTable<Calls>, Identity>(
    options: EngineProcessOptions,
  ): Promise<EngineProcess<Calls, Identity>> {
    const engine = new EngineProcess<Calls, Identity>(options);
    const started = await new Promise<{ readonly identity: Identity } | NetgraftError>((resolve) => {
      engine.#settleStart = resolve;
    });
    if (started instanceof Error) {
      await engine.close();
      throw started;
    }
    engine.#identity = started.identity;
    engine.#holdParent(false);
    return engine;
  }

  /** What the process says that it is. */
  get identity(): Identity {
    // A process is handed out when it has said so.
    return this.#identity as Identity;
  }

  /** The operating system's id of the process. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Has the process do something; calls are done in the order in which they are made.
   * @throws NG_ENGINE_FAILED, NG_ENGINE_CRASHED, NG_ENGINE_CLOSED
   */
  async call<Name extends keyof Calls>(call: Name, takes: Calls[Name]["takes"]): Promise<Calls[Name]["gives"]> {
    if (this.#ended !== undefined) throw this.#ended;
    const id = (this.#lastId += 1);
    const gives = await new Promise<Calls[keyof Calls]["gives"]>((resolve, reject) => {
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

  /** Whether calls can be made: it has neither been closed nor crashed. */
  get isRunning(): boolean {
    return this.#ended === undefined;
  }

  /** A session with a number of its own, which the process learns from its first call. */
  newSession(): ProcessSession<Calls> {
    return new ProcessSession(this, (this.#lastSession += 1));
  }

  /** Ends the process; calls under way are rejected. */
  async close(): Promise<void> {
    const busy = this.#pending.size > 0;
    this.#end(new EngineClosedError({ message: "the engine has been closed" }));
    this.#holdToEnd();
    if (busy) this.#child.kill("SIGKILL");
    else if (this.#child.connected) this.#child.disconnect();
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), patience);
    await this.#closed;
    clearTimeout(timer);
  }

  #receive(reply: Reply<Calls, Identity>): void {
    if ("ready" in reply) return this.#settleStart({ identity: reply.ready });
    if ("unavailable" in reply) return this.#settleStart(this.#options.unavailable(reply.unavailable));
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0) this.#holdParent(false);
    if ("failed" in reply)
      pending?.reject(
        new EngineFailedError({ message: `${this.#options.runtime} reports an error`, found: reply.failed }),
      );
    else pending?.resolve(reply.gives);
  }

  #end(error: NetgraftError): void {
    this.#ended ??= error;
    this.#settleStart(error);
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #crash(how: string, signal?: string): NetgraftError {
    const words = this.#log.lastWords();
    const remedy = signal && this.#options.remedy?.(signal);
    return new EngineCrashedError({
      message: ["the engine's process ended", ...(remedy ? [remedy] : [])].join(": "),
      found: words === undefined ? how : `${how}; ${words}`,
    });
  }

  #holdToEnd(): void {
    this.#ending = true;
    this.#holdParent(true);
  }

  #holdParent(hold: boolean): void {
    const method = hold || this.#ending ? "ref" : "unref";
    this.#child[method]();
    this.#child.channel?.[method]();
    this.#log[method]();
  }
}
