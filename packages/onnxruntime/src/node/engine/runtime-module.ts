import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cacheFolder, type Environment } from "@netgraft/engine-process";

/** The package that is onnxruntime. */
export const runtimePackage = "onnxruntime-node";

/** The version of it that Netgraft runs. */
export const runtimeVersion = "1.30.0";

/** The folder of the cache in which `netgraft setup onnx` installs onnxruntime for this platform. */
export function runtimeFolder(env?: Environment): string {
  return join(cacheFolder(env), `${runtimePackage}-${runtimeVersion}-${process.platform}-${process.arch}`);
}

/**
 * What the engine's process imports as onnxruntime: the project's package; where npm has left that out, as it does where the
 * package's install script fails, the one that the set-up has installed. Where there is neither, the name of the package.
 * @param from the module from which the project's package is looked for
 */
export function runtimeModule(env?: Environment, from: string | URL = import.meta.url): string {
  return moduleFrom(from) ?? keptRuntime(runtimeFolder(env)) ?? runtimePackage;
}

/** Where in a folder of the set-up npm has installed the package. */
export const installedIn = "package";

/** The file of the runtime in a folder that the set-up has made. */
export function keptRuntime(folder: string): string | undefined {
  const manifest = join(folder, installedIn, "package.json");
  return existsSync(manifest) ? moduleFrom(manifest) : undefined;
}

/** The file of the package, as a module finds it. */
function moduleFrom(from: string | URL): string | undefined {
  try {
    return createRequire(from).resolve(runtimePackage);
  } catch {
    return undefined;
  }
}
