/**
 * The program of the engine's process: onnxruntime, driven by the requests of the parent one at a time. It is alone
 * in importing onnxruntime, and imports nothing else of the project.
 */
import { type Handlers, provider, sessionHandlers } from "./session-handlers.js";
import type { CallName, Reply, Request } from "./protocol.js";

// On a terminal Ctrl-C reaches both processes: the parent decides what it means.
process.on("SIGINT", () => undefined);
// The parent has ended or has let go of the engine.
process.on("disconnect", () => process.exit());

const runtimeModule = process.argv[2] ?? "onnxruntime-node";
try {
  // The module's name is a variable so that tests can name one that is missing.
  const runtime = (await import(runtimeModule)) as typeof import("onnxruntime-node");
  serve(sessionHandlers(runtime));
  reply({ ready: { name: "onnxruntime", version: runtime.env.versions.node ?? "unknown", provider } });
} catch (error) {
  reply({ unavailable: wordsOf(error) });
}

function serve(handlers: Handlers): void {
  let last = Promise.resolve();
  process.on("message", (request: Request) => {
    last = last.then(() => answer(handlers, request));
  });
}

async function answer(handlers: Handlers, { id, call, takes }: Request): Promise<void> {
  try {
    // `Request` pairs each call with what it takes; TypeScript does not follow the pair through the table.
    const handle = handlers[call] as (takes: unknown) => ReturnType<Handlers[CallName]>;
    reply({ id, gives: await handle(takes) });
  } catch (error) {
    reply({ id, failed: wordsOf(error) });
  }
}

/** Sends a reply; one that can no longer be delivered is dropped, because `disconnect` follows. */
function reply(message: Reply): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, " ").trim();
}
