/** The program of the engine's process: TensorFlow, in the addon of tfjs-node, whose path it is given. */
import { createRequire } from "node:module";
import { serve } from "@netgraft/engine-process/child";
import type { Binding } from "../native/binding.js";
import { hasGroupedGradients } from "../native/grouped-gradients.js";
import type { Calls, EngineIdentity } from "./protocol.js";
import { sessionHandlers } from "./session-handlers.js";

const [, , addon = ""] = process.argv;
await serve<Calls>(async () => {
  // What the addon exports. tfjs-node's own JavaScript is not needed to run a graph.
  const binding = createRequire(import.meta.url)(addon) as Binding;
  return {
    identity: {
      name: "tensorflow",
      version: binding.TF_Version,
      hasGroupedGradients: hasGroupedGradients(binding),
    } satisfies EngineIdentity,
    handlers: sessionHandlers(binding),
  };
});
