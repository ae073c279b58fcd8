import { constants } from "node:os";

/** What ends a command's work in order: Ctrl-C, a request to end, a terminal that is closed, a reader that has gone. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGPIPE"] as const;
type Signal = (typeof signals)[number];

/** The event of the process with which `bin/netgraft.js` tells that nobody reads what the command writes. */
const unread = Symbol.for("netgraft.unread");

/** Errors that are no consequence of the interruption: something could not be kept. */
const losses: ReadonlySet<unknown> = new Set(["NG_WRITE_FAILED", "NG_CHECKPOINT_FAILED", "NG_FOLDER_LOST"]);

/** Thrown where a signal has ended a command's work; the command prints nothing and exits with `status`. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  /** As a shell reports it: 128 and the signal's number; 130 for Ctrl-C. */
  readonly status: number;

  constructor(signal: Signal) {
    super(`interrupted by ${signal}`);
    this.status = 128 + constants.signals[signal];
  }
}

/**
 * Does work that must not be cut off: engines in processes of their own, files half-written. The first signal aborts it,
 * upon which it ends and tidies up; a second Ctrl-C, or request to end, ends the process at once.
 * @throws Interrupted where the work was aborted; NG_WRITE_FAILED, NG_CHECKPOINT_FAILED, NG_FOLDER_LOST where it could not keep what it had
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const handlers = signals.map((name) => {
    const interrupt = (): void => {
      const interrupted = new Interrupted(name);
      if (!controller.signal.aborted) return controller.abort(interrupted);
      // The user has asked twice. A terminal that closes can tell it several times.
      // oxlint-disable-next-line unicorn/no-process-exit
      if (name === "SIGINT" || name === "SIGTERM") process.exit(interrupted.status);
    };
    // The system sends SIGPIPE for any pipe, that to an engine, too.
    return [name === "SIGPIPE" ? unread : name, interrupt] as const;
  });
  // Its events are typed by name, and one is our own.
  const events: NodeJS.EventEmitter = process;
  for (const [event, handler] of handlers) events.on(event, handler);
  try {
    const result = await work(controller.signal);
    controller.signal.throwIfAborted();
    return result;
  } catch (error) {
    if (error instanceof Error && "code" in error && losses.has(error.code)) throw error;
    // Calls that were cut off fail in ways of their own.
    controller.signal.throwIfAborted();
    throw error;
  } finally {
    for (const [event, handler] of handlers) events.off(event, handler);
  }
}
