import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { PluginNames } from "./plugin-names.js";

/** Real files, with `my-plugin` for the package and `my_plugin` for its component. */
const templates = fileURLToPath(new URL("../../../templates", import.meta.url));

/** The files of a new plugin by their paths, from the template of all plugins and that of its kind. */
export async function pluginFiles(
  kind: "attachment" | "backbone",
  names: PluginNames,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const folder of [join(templates, "every"), join(templates, kind)])
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const bytes = await readFile(path);
      files.set(nameInPackage(relative(folder, path)), path.endsWith(".safetensors") ? bytes : named(bytes, names));
    }
  return files;
}

/** npm publishes no .gitignore, and takes a package.json for that of a package. */
const renamed: Readonly<Record<string, string>> = { gitignore: ".gitignore", "package.template.json": "package.json" };

function nameInPackage(path: string): string {
  return renamed[path] ?? path;
}

function named(bytes: Buffer, { package: name, type }: PluginNames): Buffer {
  return Buffer.from(bytes.toString("utf8").replaceAll("my-plugin", name).replaceAll("my_plugin", type));
}
