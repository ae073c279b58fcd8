/** The program of the engine's process: onnxruntime. It is alone in importing onnxruntime. */
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { serve } from "@netgraft/engine-process/child";
import type { Calls, EngineIdentity } from "./protocol.js";
import { sessionHandlers } from "./session-handlers.js";
import { provider } from "./session-options.js";

await serve<Calls>(async () => {
  const [, , given = "onnxruntime-node"] = process.argv;
  // A file, where it is the one that the set-up has installed; tests name what is missing.
  const specifier = isAbsolute(given) ? pathToFileURL(given).href : given;
  const runtime = (await import(specifier)) as typeof import("onnxruntime-node");
  const version = runtime.env.versions.node ?? "unknown";
  return {
    identity: { name: "onnxruntime", version, provider } satisfies EngineIdentity,
    handlers: sessionHandlers(runtime),
  };
});
