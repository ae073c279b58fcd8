import { existsSync } from "node:fs";
import { lstat, readlink, rm, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { systemErrorReason } from "@netgraft/files";
import { TensorFlowAbsentError } from "./errors.js";
import { addonPath } from "./native-folder.js";

/** Has the package load the addon in the native folder, in place of what it has. @throws NG_TENSORFLOW_ABSENT */
export async function linkAddon(tfjs: string, native: string): Promise<void> {
  const [lib, target] = [join(tfjs, "lib"), resolve(native, "lib")];
  if ((await readlink(lib).catch(() => undefined)) === target) return;
  try {
    await rm(lib, { recursive: true, force: true });
    // A junction needs no rights on Windows; elsewhere the kind is ignored.
    await symlink(target, lib, "junction");
  } catch (cause) {
    // Another process has done the same.
    if (existsSync(join(tfjs, addonPath))) return;
    throw new TensorFlowAbsentError(
      { at: lib, message: "tfjs-node's addon cannot be linked into its package", found: systemErrorReason(cause) },
      { cause },
    );
  }
}

/** Whether what the package has is a link, as {@link linkAddon} makes it. */
export async function isLinked(tfjs: string): Promise<boolean> {
  return (await lstat(join(tfjs, "lib")).catch(() => undefined))?.isSymbolicLink() === true;
}
