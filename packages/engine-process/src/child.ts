/** The side of an engine's process. It imports nothing, so that the process starts as fast as what it is for. */
import type { CallTable, Handlers, Reply, Request } from "./protocol.js";

/**
 * Answers the calls of the parent, one at a time, in order.
 * @param start loads what is native; where it throws, the engine is unavailable for the reason that the error gives
 */
export async function serve<Calls extends CallTable<Calls>>(
  start: () => Promise<{ readonly identity: unknown; readonly handlers: Handlers<Calls> }>,
): Promise<void> {
  // Ctrl-C and the closing of a terminal reach both processes, as what a job scheduler sends to all of a job does: the parent
  // decides what it means.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);
  // The parent has ended or has let go of the engine.
  process.on("disconnect", () => process.exit());
  const reply = (message: Reply<Calls, unknown>): void => send(message);
  try {
    const { identity, handlers } = await start();
    let last = Promise.resolve();
    process.on("message", ({ id, call, takes }: Request<Calls>) => {
      last = last
        .then(() => handlers[call](takes))
        .then(
          (gives) => reply({ id, gives }),
          (error: unknown) => reply({ id, failed: wordsOf(error) }),
        );
    });
    reply({ ready: identity });
  } catch (error) {
    reply({ unavailable: wordsOf(error) });
  }
}

/** Sends a message; one that can no longer be delivered is dropped, because `disconnect` follows. */
function send(message: object): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, " ").trim();
}
