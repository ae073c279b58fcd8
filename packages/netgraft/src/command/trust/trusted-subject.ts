import { realpathSync, statSync } from "node:fs";
import { extname, parse, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { TrustSubjectError } from "../../errors.js";
import { isPath, resolvePlugin } from "../../loader/plugin-module.js";
import { packageOf, sha256Of, type TrustEntry } from "../../trust/trust-entry.js";

/**
 * The entry for what an argument names: a folder, the file of a plugin, or an installed package.
 * @param cwd the folder from which it is named
 * @throws NG_TRUST_SUBJECT; NG_PLUGIN_NOT_FOUND where it is the name of no package
 */
export async function trustedSubject(subject: string, cwd: string): Promise<TrustEntry> {
  const found = statSync(resolve(cwd, subject), { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return folderEntry(realpathSync.native(resolve(cwd, subject)), found.mode);
  if (isPath(subject) || found !== undefined) {
    const path = found && realpathSync.native(resolve(cwd, subject));
    const sha256 = path === undefined ? undefined : sha256Of(path);
    if (path === undefined || sha256 === undefined || !codeEndings.has(extname(path)))
      throw refused(subject, "is no folder and no file of code", "a folder, or a file that ends in .mjs, .js or .cjs");
    return { kind: "file", path, sha256 };
  }
  const module = await resolvePlugin(subject, pathToFileURL(resolve(cwd, "arguments")).href, `trust ${subject}`);
  const owner = packageOf(realpathSync.native(fileURLToPath(module)));
  if (owner === undefined) throw refused(subject, "is of no package", "an installed package, or the path of a file");
  return { kind: "package", ...owner };
}

const codeEndings: ReadonlySet<string> = new Set([".mjs", ".js", ".cjs"]);

function folderEntry(path: string, mode: number): TrustEntry {
  if (path === parse(path).root) throw refused(path, "is all there is on this machine", "the folder of your configs");
  // Whoever can write to it can put code there.
  if (process.platform !== "win32" && (mode & 0o002) !== 0)
    throw refused(path, "can be written to by everybody on this machine", "a folder that only you can write to");
  return { kind: "folder", path };
}

function refused(subject: string, message: string, expected: string): Error {
  return new TrustSubjectError({ at: subject, message, expected });
}

/**
 * The entries that an argument means which takes something off the list: by its name there, also where it is gone.
 * @param cwd the folder from which it is named
 */
export function entriesOf(entries: readonly TrustEntry[], subject: string, cwd: string): readonly TrustEntry[] {
  const lexical = resolve(cwd, subject);
  const paths = new Set([lexical, statSync(lexical, { throwIfNoEntry: false }) && realpathSync.native(lexical)]);
  return entries.filter((entry) => paths.has(entry.path) || (entry.kind === "package" && entry.name === subject));
}
