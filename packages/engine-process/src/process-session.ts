import { EngineClosedError } from "./errors.js";
import type { CallTable } from "./protocol.js";

/** The part of a process that its sessions use. */
export interface SessionProcess<Calls extends CallTable<Calls>> {
  readonly isRunning: boolean;
  call<Name extends keyof Calls>(call: Name, takes: Calls[Name]["takes"]): Promise<Calls[Name]["gives"]>;
}

/** What a call takes beside the number of the session. */
export type CallWithoutSession<Takes> = Omit<Takes, "session">;

/**
 * One session in an engine's process: the calls that are made with its number, until it is released. The process goes on
 * then, with its other sessions. Its table of calls has a `release`.
 */
export class ProcessSession<Calls extends CallTable<Calls>> {
  readonly #process: SessionProcess<Calls>;
  readonly #id: number;
  #released: Promise<void> | undefined;

  constructor(process: SessionProcess<Calls>, id: number) {
    this.#process = process;
    this.#id = id;
  }

  /** Makes a call. @throws NG_ENGINE_FAILED, NG_ENGINE_CRASHED; NG_ENGINE_CLOSED also where the session has been released */
  async call<Name extends keyof Calls>(
    call: Name,
    takes: CallWithoutSession<Calls[Name]["takes"]>,
  ): Promise<Calls[Name]["gives"]> {
    if (this.#released !== undefined) throw new EngineClosedError({ message: "the session has been released" });
    return this.#send(call, takes);
  }

  /** Frees what the session holds, once the calls under way are done; where the process has ended there is nothing to free. */
  release(): Promise<void> {
    this.#released ??= this.#free();
    return this.#released;
  }

  async #free(): Promise<void> {
    // The docstring of the class asks for this call, which takes the number alone.
    const [release, nothing] = ["release" as keyof Calls, {} as CallWithoutSession<Calls[keyof Calls]["takes"]>];
    if (this.#process.isRunning) await this.#send(release, nothing);
  }

  #send<Name extends keyof Calls>(
    call: Name,
    takes: CallWithoutSession<Calls[Name]["takes"]>,
  ): Promise<Calls[Name]["gives"]> {
    return this.#process.call(call, { ...takes, session: this.#id });
  }
}
