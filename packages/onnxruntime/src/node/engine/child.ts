/** The program of the engine's process: onnxruntime. It is alone in importing onnxruntime. */
import { serve } from "@netgraft/engine-process/child";
import type { Calls, EngineIdentity } from "./protocol.js";
import { provider, sessionHandlers } from "./session-handlers.js";

const runtimeModule = process.argv[2] ?? "onnxruntime-node";
await serve<Calls>(async () => {
  // The module's name is a variable so that tests can name one that is missing.
  const runtime = (await import(runtimeModule)) as typeof import("onnxruntime-node");
  const version = runtime.env.versions.node ?? "unknown";
  return {
    identity: { name: "onnxruntime", version, provider } satisfies EngineIdentity,
    handlers: sessionHandlers(runtime),
  };
});
