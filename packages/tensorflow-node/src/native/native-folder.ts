import { homedir } from "node:os";
import { join } from "node:path";

/** The version of `@tensorflow/tfjs-node` that Netgraft runs. */
export const tfjsVersion = "4.22.0";

/** The version of Node-API that tfjs-node's addon is built for; every Node since 20 has it, so one build serves them all. */
export const nodeApi = 8;

/** Where in a folder tfjs-node's addon is, be it the package or what the set-up has made. */
export const addonPath = join("lib", `napi-v${nodeApi}`, "tfjs_binding.node");

export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder in which Netgraft keeps what it has made or fetched: NETGRAFT_CACHE, or the user's cache folder. */
function cacheFolder(env: Environment = process.env): string {
  const { NETGRAFT_CACHE: named = "", XDG_CACHE_HOME: xdg = "", LOCALAPPDATA: local = "" } = env;
  if (named !== "") return named;
  if (process.platform === "win32") return join(local === "" ? join(homedir(), "AppData", "Local") : local, "netgraft");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "netgraft");
  return join(xdg === "" ? join(homedir(), ".cache") : xdg, "netgraft");
}

/** The folder of the cache with the addon and the TensorFlow that `netgraft setup tensorflow` has made for this platform. */
export function nativeFolder(env: Environment = process.env): string {
  return join(cacheFolder(env), `tfjs-node-${tfjsVersion}-napi${nodeApi}-${process.platform}-${process.arch}`);
}
