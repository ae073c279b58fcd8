import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { tfjsVersion } from "./native-folder.js";

const manifest = "@tensorflow/tfjs-node/package.json";

/** Where in the native folder the package is that the set-up has installed. */
export const keptPackages = "package";

/**
 * The folder of the package tfjs-node: the project's, or that which the set-up has put into the native folder; undefined
 * where there is neither.
 */
export function tfjsPackage(native: string, resolveFrom?: string | URL): string | undefined {
  return projectPackage(resolveFrom) ?? keptPackage(native);
}

/**
 * The folder of the project's tfjs-node; npm leaves it out where its install script has failed.
 * @param resolveFrom the module from which it is looked for
 */
export function projectPackage(resolveFrom: string | URL = import.meta.url): string | undefined {
  try {
    const path = createRequire(resolveFrom).resolve(manifest);
    // A manifest has a version; where it is another, the package is somebody else's.
    const { version } = JSON.parse(readFileSync(path, "utf8")) as { readonly version: string };
    return version === tfjsVersion ? dirname(path) : undefined;
  } catch {
    return undefined;
  }
}

/** The folder of the tfjs-node that the set-up has installed. */
export function keptPackage(native: string): string | undefined {
  const path = join(native, keptPackages, "node_modules", manifest);
  return existsSync(path) ? dirname(path) : undefined;
}
