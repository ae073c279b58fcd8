import { existsSync } from "node:fs";
import { join } from "node:path";
import type { NetgraftError } from "@netgraft/core";
import { TensorFlowAbsentError } from "./errors.js";
import { linkAddon } from "./link-addon.js";
import { addonPath, type Environment, nativeFolder } from "./native-folder.js";
import { tfjsPackage } from "./tfjs-package.js";

/** Where tfjs-node is looked for; by default beside this package, and in the cache. */
export interface Places {
  readonly env?: Environment;
  readonly resolveFrom?: string | URL;
}

/**
 * The folder of a tfjs-node that has its addon. `npm ci` wipes the addon that `netgraft setup tensorflow` has linked into the
 * package: it is linked again.
 * @throws NG_TENSORFLOW_ABSENT
 */
export async function findTfjsNode({ env = process.env, resolveFrom }: Places = {}): Promise<string> {
  const native = nativeFolder(env);
  const found = tfjsPackage(native, resolveFrom);
  if (found === undefined) throw absent("the package @tensorflow/tfjs-node is not installed", native);
  if (existsSync(join(found, addonPath))) return found;
  if (!existsSync(join(native, addonPath))) throw absent("@tensorflow/tfjs-node has no native addon", found);
  await linkAddon(found, native);
  return found;
}

/** Whether there is a tfjs-node with an addon, without a look whether it runs; links nothing. */
export function hasTfjsNode({ env = process.env, resolveFrom }: Places = {}): boolean {
  const native = nativeFolder(env);
  const found = tfjsPackage(native, resolveFrom);
  return found !== undefined && (existsSync(join(found, addonPath)) || existsSync(join(native, addonPath)));
}

function absent(message: string, at: string): NetgraftError {
  return new TensorFlowAbsentError({ at, message, expected: "what `netgraft setup tensorflow` makes" });
}
