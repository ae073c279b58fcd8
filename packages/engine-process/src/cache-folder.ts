import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder in which Netgraft keeps what it has made or fetched: NETGRAFT_CACHE, or the user's cache folder. */
export function cacheFolder(env: Environment = process.env): string {
  const { NETGRAFT_CACHE: named = "", XDG_CACHE_HOME: xdg = "", LOCALAPPDATA: local = "" } = env;
  if (named !== "") return named;
  if (process.platform === "win32") return join(local === "" ? join(homedir(), "AppData", "Local") : local, "netgraft");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "netgraft");
  // A relative one would be of whatever folder the command is called in, whose native code would be loaded; the XDG specification has it ignored.
  return join(isAbsolute(xdg) ? xdg : join(homedir(), ".cache"), "netgraft");
}
