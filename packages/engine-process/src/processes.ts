import { type ChildProcess, fork, type ForkOptions } from "node:child_process";
import { service } from "@netgraft/core";

/** What starts the processes that engines run in. */
export interface Processes {
  /**
   * Starts a program of Node in a process of its own, with a channel for messages.
   * @param program the file of a module
   */
  fork(program: string, parameters: readonly string[], options: ForkOptions): ChildProcess;
}

/** The service that starts processes. */
export const processes = service<Processes>("@netgraft/engine-process/processes", () => ({ fork }));
