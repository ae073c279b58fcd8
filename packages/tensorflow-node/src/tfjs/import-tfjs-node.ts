import { createRequire } from "node:module";
import { findTfjsNode, type Places } from "../native/find-tfjs-node.js";
import { loadError } from "../native/load-error.js";
import { restoreRemovedFunctions } from "./removed-functions.js";
import type { TfjsNode } from "./tfjs-node.js";

/**
 * The module `@tensorflow/tfjs-node` of this project, or the one that `netgraft setup tensorflow` has made; on any Node.
 * `Module` is its type where it is installed, `typeof import("@tensorflow/tfjs-node")`; by default what is declared here.
 * @throws NG_TENSORFLOW_ABSENT, NG_TENSORFLOW_LOAD
 */
export async function importTfjsNode<Module = TfjsNode>(places: Places = {}): Promise<Module> {
  const folder = await findTfjsNode(places);
  restoreRemovedFunctions();
  // Native code reads its environment once, when the addon is loaded.
  process.env["TF_ENABLE_ONEDNN_OPTS"] ??= "1";
  process.env["TF_CPP_MIN_LOG_LEVEL"] ??= "2";
  try {
    // What the package exports, by its own types or as far as it is declared here.
    return createRequire(import.meta.url)(folder) as Module;
  } catch (error) {
    throw loadError(error instanceof Error ? error.message : String(error), folder);
  }
}
