import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeFolderWhole } from "@netgraft/training";
import type { CreatePluginOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { filePath } from "../arguments/file-path.js";
import { pluginFiles } from "./plugin-files.js";
import { pluginNames } from "./plugin-names.js";

/** Writes a package to start a plugin from, whole or not at all. @throws NG_PLUGIN_NAME, NG_OUTPUT_EXISTS, NG_WRITE_FAILED */
export async function createPlugin(
  context: CommandContext,
  name: string,
  { backbone, out }: CreatePluginOptions,
): Promise<void> {
  const names = pluginNames(name);
  const files = await pluginFiles(backbone ? "backbone" : "attachment", names);
  const path = filePath(context, out ?? names.package.replace(/^@[^/]*\//, ""));
  await writeFolderWhole(path, async (folder) => {
    for (const [file, bytes] of files) {
      const target = join(folder, file);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
    }
  });
  const what = backbone ? "backbone" : "attachment";
  context.print(`${path}: the package ${names.package} with the ${what} ${names.type}`);
  context.note(`next: cd ${path} && npm install && npm test`);
}
