import { resolve } from "node:path";
import { writeFolderWhole } from "@netgraft/files";
import { shownPath } from "../../loader/shown-path.js";
import { pluginFiles } from "./plugin-files.js";
import { pluginNames } from "./plugin-names.js";

/** What a new plugin brings, and where it is written. */
export interface CreatePluginOptions {
  readonly kind: "attachment" | "backbone";
  /** The folder to write, new or empty; by default the package's name without its scope. */
  readonly folder?: string | undefined;
  /** What the folder is relative to; by default the working directory. */
  readonly cwd?: string | undefined;
}

/** A plugin's package that has been written. */
export interface CreatedPlugin {
  /** Its folder, from the working directory. */
  readonly folder: string;
  /** Its name, e.g. `@me/my-attention`. */
  readonly package: string;
  /** The name of its component in configs, e.g. `my_attention`. */
  readonly type: string;
}

/**
 * Writes a package to start a plugin from, whole or not at all.
 * @param name of the package
 * @throws NG_PLUGIN_NAME, NG_OUTPUT_EXISTS, NG_WRITE_FAILED
 */
export async function createPlugin(name: string, options: CreatePluginOptions): Promise<CreatedPlugin> {
  const { kind, cwd = process.cwd() } = options;
  const names = pluginNames(name);
  const files = await pluginFiles(kind, names);
  const place = resolve(cwd, options.folder ?? names.package.replace(/^@[^/]*\//, ""));
  const folder = shownPath(place, process.cwd());
  await writeFolderWhole(folder, async (_folder, write) => {
    for (const [file, bytes] of files) await write(file, [bytes]);
  });
  return { folder, ...names };
}
