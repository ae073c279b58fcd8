import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { NetgraftError, PluginFailedError, PluginNotFoundError } from "@netgraft/core/host";
import { importDefault, quote } from "./module-export.js";

/**
 * What a plugin's module exports as its default.
 * @param url the module
 * @param reference the plugin as it is named
 * @param source where it is named
 * @throws NG_PLUGIN_FAILED quoting what the module throws
 */
export async function importPlugin(url: string, reference: string, source: string): Promise<unknown> {
  try {
    return await importDefault(url);
  } catch (cause) {
    if (cause instanceof NetgraftError) throw cause;
    throw new PluginFailedError(
      { at: "plugins", message: `the plugin "${reference}" cannot be loaded: ${quote(cause)}`, source },
      { cause },
    );
  }
}

/**
 * The URL of a plugin's module.
 * @param reference a package, or a path relative to the module `from`
 * @param from the URL of the config that names it
 * @param source where it is named
 * @throws NG_PLUGIN_NOT_FOUND
 */
export async function resolvePlugin(reference: string, from: string, source: string): Promise<string> {
  // Not loaded before it is needed: most networks name no plugin.
  const { moduleResolve } = await import("import-meta-resolve");
  const folder = dirname(fileURLToPath(from));
  const isFile = isPath(reference);
  try {
    const specifier = isFile ? pathToFileURL(resolve(folder, reference)).href : reference;
    const { protocol, href } = moduleResolve(specifier, new URL(from), conditions);
    // Code that stands in the config itself (`data:`), or is a part of Node, is no plugin.
    if (protocol === "file:") return href;
    throw new TypeError(`${protocol} leads to no file`);
  } catch (cause) {
    const file = !isFile && existsSync(join(folder, reference)) ? `./${reference}` : undefined;
    throw new PluginNotFoundError(
      {
        at: "plugins",
        message: `there is no plugin "${reference}"`,
        expected: isFile
          ? `a file ${resolve(folder, reference)}`
          : "an installed package, or a path that starts with ./",
        ...(file === undefined ? {} : { nearest: file }),
        source,
      },
      { cause },
    );
  }
}

/** As Node resolves what a module imports. */
const conditions = new Set(["node", "import"]);

/** Whether a reference is the path of a file, rather than the name of a package. */
export function isPath(reference: string): boolean {
  return /^\.{0,2}[\\/]/.test(reference) || isAbsolute(reference);
}
