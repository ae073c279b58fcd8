import { constants } from "node:os";

/** Thrown where a signal has ended a command's work; the command prints nothing and exits with `status`. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  /** As a shell reports it: 128 and the signal's number; 130 for Ctrl-C. */
  readonly status: number;

  constructor(signal: "SIGINT" | "SIGTERM") {
    super(`interrupted by ${signal}`);
    this.status = 128 + constants.signals[signal];
  }
}

/**
 * Does work that must not be cut off: engines in processes of their own, files half-written. The first Ctrl-C aborts the
 * signal, upon which the work ends and tidies up; a second one ends the process at once.
 * @throws Interrupted where the work was aborted
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = (name: "SIGINT" | "SIGTERM") => (): void => {
    const interrupted = new Interrupted(name);
    // The user has asked twice.
    // oxlint-disable-next-line unicorn/no-process-exit
    if (controller.signal.aborted) process.exit(interrupted.status);
    controller.abort(interrupted);
  };
  const [onInterrupt, onTerminate] = [interrupt("SIGINT"), interrupt("SIGTERM")];
  process.on("SIGINT", onInterrupt).on("SIGTERM", onTerminate);
  try {
    const result = await work(controller.signal);
    controller.signal.throwIfAborted();
    return result;
  } catch (error) {
    // Calls that were cut off fail in ways of their own.
    controller.signal.throwIfAborted();
    throw error;
  } finally {
    process.off("SIGINT", onInterrupt).off("SIGTERM", onTerminate);
  }
}
