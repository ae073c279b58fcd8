import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** What is resolved. */
const manifest = "@tensorflow/tfjs-node/package.json";

/** Where in the native folder the package is, where the project has none. */
export const keptPackage = "package";

/**
 * The folder of the package tfjs-node: the project's, or that which the set-up has put into the native folder; undefined
 * where there is neither. npm leaves the project's out where its install script has failed.
 * @param resolveFrom the module from which the project's is looked for
 */
export function tfjsPackage(native: string, resolveFrom: string | URL = import.meta.url): string | undefined {
  try {
    return dirname(createRequire(resolveFrom).resolve(manifest));
  } catch {
    const kept = join(native, keptPackage, "node_modules", manifest);
    return existsSync(kept) ? dirname(kept) : undefined;
  }
}
