import { realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findTfjsNode, type Places } from "./find-tfjs-node.js";
import { inspectAddon, type NativeTensorFlow } from "./inspect-addon.js";
import { type Kept, readKept } from "./kept.js";
import { isLinked } from "./link-addon.js";
import { addonPath } from "./native-folder.js";

/** The TensorFlow that tfjs-node has here. */
export interface FoundTensorFlow extends NativeTensorFlow, Kept {
  /** The folder of the package tfjs-node. */
  readonly folder: string;
}

/**
 * Finds the TensorFlow under tfjs-node and tries whether it loads, in a process of its own.
 * @throws NG_TENSORFLOW_ABSENT, NG_TENSORFLOW_LOAD
 */
export async function findTensorFlow(places: Places = {}): Promise<FoundTensorFlow> {
  const folder = await findTfjsNode(places);
  // The link may lead to a cache of another name than it has now.
  const kept = (await isLinked(folder)) ? await readKept(dirname(await realpath(join(folder, "lib")))) : undefined;
  return { folder, origin: kept?.origin ?? "tfjs-node", ...(await inspectAddon(join(folder, addonPath))) };
}
