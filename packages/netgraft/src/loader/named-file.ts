import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Origin, RenameFile } from "@netgraft/core/config";
import { shownPath } from "./shown-path.js";

/** Whether a name is that of a network of the hub, as timm has it: `hf-hub:<owner>/<name>`. */
export function isOfHub(reference: string): boolean {
  return reference.startsWith("hf-hub:");
}

/** Whether a name is that of something to fetch, and of no file: of the hub, or an address of the web. */
export function isRemote(reference: string): boolean {
  return isOfHub(reference) || /^https?:\/\//i.test(reference);
}

/**
 * The folder that a file named in a config is relative to: that of the config which names it, or `cwd` where an argument
 * does.
 * @param cwd the folder from which the config is named
 */
export function folderOf({ kind, name }: Origin, cwd: string): string {
  return kind === "file" || kind === "program" ? dirname(resolve(cwd, name)) : cwd;
}

/** The path by which a file of a config can be opened, as short as it can be shown. @param cwd as in {@link folderOf} */
export function openable(cwd: string): RenameFile {
  return ({ name, origin }) =>
    isAbsolute(name) || isRemote(name) ? name : shownPath(resolve(folderOf(origin, cwd), name), process.cwd());
}

/** The name of a file in a config that is kept in another folder. @param cwd as in {@link folderOf} */
export function relativeTo(folder: string, cwd: string): RenameFile {
  return ({ name, origin }) => {
    if (isAbsolute(name) || isRemote(name)) return name;
    const moved = relative(folder, resolve(folderOf(origin, cwd), name))
      .split(sep)
      .join("/");
    return isAbsolute(moved) || moved.startsWith("../") ? moved : `./${moved}`;
  };
}
