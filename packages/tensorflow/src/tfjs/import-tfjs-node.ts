import { createRequire } from "node:module";
import { findTfjsNode, type Places } from "../native/find-tfjs-node.js";
import { loadError } from "../native/load-error.js";
import { restoreRemovedFunctions } from "./removed-functions.js";
import type { TfjsNode } from "./tfjs-node.js";

/**
 * The module `@tensorflow/tfjs-node` of this project, or the one that `netgraft setup tensorflow` has made; on any Node.
 * @throws NG_TENSORFLOW_ABSENT, NG_TENSORFLOW_LOAD
 */
export async function importTfjsNode(places: Places = {}): Promise<TfjsNode> {
  const folder = await findTfjsNode(places);
  restoreRemovedFunctions();
  // Native code reads its environment once, when the addon is loaded.
  process.env["TF_ENABLE_ONEDNN_OPTS"] ??= "1";
  process.env["TF_CPP_MIN_LOG_LEVEL"] ??= "2";
  try {
    // What the package exports, as far as it is declared.
    return createRequire(import.meta.url)(folder) as TfjsNode;
  } catch (error) {
    throw loadError(error instanceof Error ? error.message : String(error), folder);
  }
}
