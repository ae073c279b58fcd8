import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

/** The config that stands in the folder of a run. */
const configName = "config.yaml";

/** The path of a config: of the one in it, where the path is that of a run's folder. */
export function configPath(path: string): string {
  return isFolder(path) && existsSync(join(path, configName)) ? join(path, configName) : path;
}

/** The weights of a run: the best ones, or where no pictures were held out to tell, the last. Undefined for any other path. */
export function runWeights(path: string): string | undefined {
  if (!isFolder(path)) return undefined;
  const [best, last] = [join(path, "best.safetensors"), join(path, "last.safetensors")];
  return existsSync(best) || !existsSync(last) ? best : last;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
