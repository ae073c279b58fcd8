import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import type { LoadedConfig } from "@netgraft/core/config";
import {
  ConfigInvalidError,
  ConfigSyntaxError,
  fromPlain,
  isNetworkDefinition,
  NetgraftError,
} from "@netgraft/core/host";
import { ProgramFailedError } from "../errors.js";
import { isBuiltIn } from "../plugins/is-built-in.js";
import { importDefault, quote } from "./module-export.js";

/**
 * The config that a program exports as its default: plain data, or what `defineNetwork` returns, whose plugins come along.
 * Where one of them is not built in, the config names the program among its plugins, so that what is made of it elsewhere,
 * such as the config of a run, finds it.
 * @param shown the path as messages show it
 * @throws NG_CONFIG_SYNTAX, NG_PROGRAM_FAILED, NG_CONFIG_INVALID
 */
export async function loadProgram(path: string, shown: string): Promise<Omit<LoadedConfig, "id">> {
  const exported = await run(path, shown);
  const origin = { kind: "program", name: shown } as const;
  if (isNetworkDefinition(exported)) {
    const { config, plugins } = exported;
    const isKnown = (await Promise.all(plugins.map(isBuiltIn))).every(Boolean);
    const whole = isKnown ? config : { ...config, plugins: [...(config.plugins ?? []), `./${basename(path)}`] };
    return { tree: fromPlain(whole, origin), plugins };
  }
  if (exported === undefined) {
    throw new ConfigInvalidError({
      at: shown,
      message: "the program exports no config",
      expected: "a config, or what `defineNetwork` returns, as its default export",
    });
  }
  return { tree: fromPlain(exported, origin) };
}

async function run(path: string, shown: string): Promise<unknown> {
  try {
    return await importDefault(pathToFileURL(path).href);
  } catch (cause) {
    if (cause instanceof NetgraftError) throw cause;
    if (cause instanceof SyntaxError)
      throw new ConfigSyntaxError({ message: quote(cause), source: await placeOf(path, shown) }, { cause });
    throw new ProgramFailedError({ at: shown, message: `the program threw while it ran: ${quote(cause)}` }, { cause });
  }
}

/** Where the program does not parse: Node tells it on stderr alone, as `path:line`, the text, and a caret below it. */
async function placeOf(path: string, shown: string): Promise<string> {
  const { spawnSync } = await import("node:child_process");
  const { stderr } = spawnSync(process.execPath, ["--check", path], { encoding: "utf8" });
  const [, line, indent] = /:(\d+)\r?\n(?:.*\n([ \t]*)\^)?/.exec(stderr) ?? [];
  if (line === undefined) return shown;
  return [shown, line, ...(indent === undefined ? [] : [indent.length + 1])].join(":");
}
