import { dirname, resolve } from "node:path";
import type { Origin } from "@netgraft/core";

/**
 * The folder that a file named in a config is relative to: that of the config which names it, or `cwd` where an argument
 * does.
 * @param cwd the folder from which the config is named
 */
export function folderOf({ kind, name }: Origin, cwd: string): string {
  return kind === "file" || kind === "program" ? dirname(resolve(cwd, name)) : cwd;
}
