import { createPlugin } from "../../run/create-plugin/create-plugin.js";
import type { CommandContext } from "../context.js";
import type { CreatePluginCommandOptions } from "./options.js";

/** Writes a package to start a plugin from, and says what to do next. */
export async function printCreated(
  context: CommandContext,
  name: string,
  { backbone, out }: CreatePluginCommandOptions,
): Promise<void> {
  const kind = backbone ? "backbone" : "attachment";
  const { folder, package: made, type } = await createPlugin(name, { kind, folder: out, cwd: context.cwd });
  context.printLine(`${folder}: the package ${made} with the ${kind} ${type}`);
  context.note(`next: cd ${folder} && npm install && npm test`);
}
