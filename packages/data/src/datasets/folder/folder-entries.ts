import { isUtf8 } from "node:buffer";
import type { Dirent, Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { extname, isAbsolute, join, parse, sep } from "node:path";
import { systemErrorReason } from "@netgraft/files";
import { otherPictureEndings, pictureFormats } from "../../picture/formats/picture-formats.js";
import { byText, inNfc } from "../text-order.js";

/** Those of other formats are taken for broken pictures rather than overlooked. */
const endings: ReadonlySet<string> = new Set([
  ...pictureFormats.flatMap((format) => format.endings),
  ...otherPictureEndings,
]);

/** Whether a file is a picture by its name. */
function isPicture(name: string): boolean {
  return endings.has(extname(name).toLowerCase());
}

/** What folders are looked through with. */
export interface FolderSystem {
  /** Names as bytes: not every name is text. */
  entries(path: string): Promise<readonly Dirent<Buffer>[]>;
  stat(path: string): Promise<Stats>;
  realpath(path: string): Promise<string>;
}

/** The file system. */
export const fileSystem: FolderSystem = {
  entries: (path) => readdir(path, { withFileTypes: true, encoding: "buffer" }),
  stat,
  realpath,
};

/** What cannot be taken: its path, and why. */
export interface LeftOut {
  readonly at: string;
  readonly reason: string;
  /** Whether it is a picture by its name. */
  readonly isPicture: boolean;
}

/** What is in a folder, each kind in the order of names. */
export interface FolderEntries {
  /** Names of pictures. A link that leads nowhere is one by its name: whoever reads it finds it broken. */
  readonly pictures: readonly string[];
  /** Names of other files. */
  readonly others: readonly string[];
  readonly folders: readonly string[];
  /** Hidden files that are pictures by their names. */
  readonly hidden: number;
  readonly leftOut: readonly LeftOut[];
}

/** Lists a folder; links count as what they lead to. @throws the errors of the system where the folder cannot be listed */
export async function entriesOf(path: string, system: FolderSystem): Promise<FolderEntries> {
  const pictures: string[] = [];
  const others: string[] = [];
  const folders: string[] = [];
  const leftOut: LeftOut[] = [];
  let hidden = 0;
  for (const entry of await system.entries(path)) {
    const name = textOf(entry.name);
    const at = join(path, name);
    if (name.startsWith(".")) hidden += isPicture(name) && entry.isFile() ? 1 : 0;
    else if (!isUtf8(entry.name)) leftOut.push({ at, reason: notText, isPicture: isPicture(name) || !entry.isFile() });
    else {
      const kind = await kindOf(entry, at, system);
      if (kind === "folder") folders.push(name);
      else if (kind !== "file" && !isPicture(name)) leftOut.push({ at, reason: kind, isPicture: false });
      else if (kind === notRegular) leftOut.push({ at, reason: kind, isPicture: true });
      else (isPicture(name) ? pictures : others).push(name);
    }
  }
  return { pictures: sorted(pictures), others: sorted(others), folders: sorted(folders), hidden, leftOut };
}

/** Why a name cannot be taken. */
export const notText = "a name that is not UTF-8; rename it";
const notRegular = "neither a file nor a folder";

/** What an entry is, or why that is not known. */
async function kindOf(entry: Dirent<Buffer>, at: string, system: FolderSystem): Promise<string> {
  if (entry.isDirectory()) return "folder";
  if (entry.isFile()) return "file";
  try {
    const target = await system.stat(at);
    return target.isDirectory() ? "folder" : target.isFile() ? "file" : notRegular;
  } catch (error) {
    return entry.isSymbolicLink() ? `a link: ${systemErrorReason(error)}` : systemErrorReason(error);
  }
}

/** A name as it can be shown: bytes that are no UTF-8 by their numbers. */
function textOf(name: Buffer): string {
  if (isUtf8(name)) return name.toString("utf8");
  return name.toString("latin1").replaceAll(/[\u0080-\u00ff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

/**
 * A path of which a name is not UTF-8, as it can be shown; undefined where no such file is there. Programs are given such a name
 * with U+FFFD in it, by which nothing can be opened.
 */
export async function pathNotText(path: string, system: FolderSystem = fileSystem): Promise<string | undefined> {
  let folder = isAbsolute(path) ? parse(path).root : ".";
  const names = path.split(sep).filter((name) => name !== "");
  for (const [index, name] of names.entries()) {
    if (name.includes("\ufffd")) {
      const entries = await system.entries(folder).catch(() => []);
      const meant = entries.find((entry) => !isUtf8(entry.name) && entry.name.toString("utf8") === name);
      return meant && join(folder, textOf(meant.name), ...names.slice(index + 1));
    }
    folder = join(folder, name);
  }
  return undefined;
}

/** In the order of their names in NFC, so that it is the same on every system. */
function sorted(names: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, key: inNfc(name) }))
    .toSorted((a, b) => byText(a.key, b.key))
    .map(({ name }) => name);
}
