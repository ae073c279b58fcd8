import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { addonPath } from "../native/native-folder.js";
import type { BuildTools } from "./build-tools.js";
import { failureOf, run } from "@netgraft/engine-process/set-up";
import type { Work } from "./work.js";

/** Milliseconds that it may take: its download has no limit of its own. */
const limit = 300_000;

/**
 * Has tfjs-node's own install script fetch libtensorflow and its addon into a folder that has a copy of its sources.
 * @param tfjs the package, whose dependencies the script imports
 * @returns why it has failed; undefined where it has not
 */
export async function ownInstall(
  making: string,
  tfjs: string,
  tools: BuildTools | undefined,
  work: Work,
): Promise<string | undefined> {
  work.step("trying the download of tfjs-node's own install");
  const modules = modulesAbove(tfjs);
  const path = [...modules.map((folder) => join(folder, ".bin")), work.env["PATH"] ?? ""].join(delimiter);
  const [gyp] = tools?.nodeGyp.parameters ?? [];
  const env = {
    PATH: path,
    NODE_PATH: modules.join(delimiter),
    ...(gyp !== undefined && { npm_config_node_gyp: gyp }),
  };
  const ran = await run({ path: process.execPath, parameters: [join("scripts", "install.js")] }, [], work, {
    cwd: making,
    env,
    limit,
  });
  if (ran.succeeded && existsSync(join(making, addonPath))) return undefined;
  return ran.succeeded ? "it has made no addon" : failureOf(ran);
}

/** The folders `node_modules` in which a package's dependencies are looked for. */
function modulesAbove(tfjs: string): readonly string[] {
  const folders = [join(tfjs, "node_modules")];
  for (let folder = dirname(tfjs); folder !== dirname(folder); folder = dirname(folder))
    folders.push(folder.endsWith("node_modules") ? folder : join(folder, "node_modules"));
  return [...new Set(folders)].filter((folder) => existsSync(folder));
}
