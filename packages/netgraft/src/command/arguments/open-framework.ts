import type { Framework } from "@netgraft/core";
import type { Origin } from "@netgraft/core/config";
import { createFramework } from "../../create-framework.js";
import { NodeLoader } from "../../loader/node-loader.js";
import type { CommandContext } from "../context.js";
import type { PluginOptions } from "./plugin-option.js";

/**
 * The built-in plugins and those that `--plugin` names.
 * @throws NG_PLUGIN_NOT_FOUND, NG_PLUGIN_FAILED, NG_PLUGIN_INVALID and the other errors of plugins
 */
export async function openFramework(context: CommandContext, { plugin = [] }: PluginOptions): Promise<Framework> {
  const loader = new NodeLoader({ cwd: context.cwd, allowCode: true, onCode: (code) => context.noteCode(code) });
  const plugins: unknown[] = [];
  for (const reference of plugin) {
    const origin: Origin = { kind: "argument", name: `--plugin ${reference}` };
    plugins.push(await loader.loadPlugin({ reference, from: undefined, origin }));
  }
  return createFramework({ plugins });
}
