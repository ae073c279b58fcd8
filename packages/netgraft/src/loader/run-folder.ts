import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The config that stands in the folder of a run. */
const configName = "config.yaml";

/** The reference to a network, where it names the folder of a run that to the config in there. */
export function networkReference(reference: string, cwd: string): string {
  return isRun(resolve(cwd, reference)) ? join(reference, configName) : reference;
}

/** The weights of a run: the best ones, or where no pictures were held out to tell, the last. Undefined for any other path. */
export function runWeights(path: string): string | undefined {
  if (!isRun(path)) return undefined;
  const [best, last] = [join(path, "best.safetensors"), join(path, "last.safetensors")];
  return existsSync(best) || !existsSync(last) ? best : last;
}

function isRun(path: string): boolean {
  return existsSync(join(path, configName));
}
