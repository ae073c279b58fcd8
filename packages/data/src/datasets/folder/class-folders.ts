import { join } from "node:path";
import { ReadFailedError, systemErrorReason } from "@netgraft/files";
import { inNfc } from "../text-order.js";
import { entriesOf, type FolderEntries, type FolderSystem, type LeftOut } from "./folder-entries.js";

/** A folder that holds the pictures of one class, at any depth. */
export interface ClassFolder {
  /** Of the class: the folder's own name, in NFC. */
  readonly name: string;
  readonly path: string;
  /** The paths of the pictures, in the order of torchvision: by folder, then by name. */
  readonly pictures: readonly string[];
  /** The names of files that are no pictures by their names. */
  readonly others: readonly string[];
}

/** The folders of the classes below a folder, and what is not taken. */
export interface ClassFolders {
  readonly path: string;
  /** By name. */
  readonly folders: readonly ClassFolder[];
  /** How many pictures lie beside the folders. */
  readonly loosePictures: number;
  /** How many hidden files are pictures by their names. */
  readonly hidden: number;
  readonly leftOut: readonly LeftOut[];
}

/** How folders are looked through. */
export interface ReadingOptions {
  readonly system: FolderSystem;
  /** Whether a folder that cannot be read ends the work, is left out, or is left out where it is below the first. */
  readonly unreadable: "error" | "skip" | "skipBelow";
  readonly signal?: AbortSignal | undefined;
}

/** Finds the classes below a folder and their pictures; hidden files and folders are left out. @throws NG_READ_FAILED */
export async function readClassFolders(path: string, options: ReadingOptions): Promise<ClassFolders> {
  const top = await listed(path, options);
  const found = { leftOut: [...top.leftOut], hidden: top.hidden };
  const folders: ClassFolder[] = [];
  for (const name of top.folders) {
    options.signal?.throwIfAborted();
    folders.push(await readClass(name, join(path, name), options, found));
  }
  return { path, folders, loosePictures: top.pictures.length, ...found };
}

/** The pictures of a class, its folder gone through without recursion; what is not taken is added to `found`. */
export async function readClass(
  name: string,
  path: string,
  options: ReadingOptions,
  found: { readonly leftOut: LeftOut[]; hidden: number },
): Promise<ClassFolder> {
  const pictures: string[] = [];
  const others: string[] = [];
  const visited = new Set<string>();
  const open = [path];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const read = await readable(folder, visited, options, found.leftOut);
    if (read === undefined) continue;
    for (const file of read.pictures) pictures.push(join(folder, file));
    for (const other of read.others) others.push(other);
    for (const left of read.leftOut) found.leftOut.push(left);
    found.hidden += read.hidden;
    for (const inner of read.folders.toReversed()) open.push(join(folder, inner));
  }
  return { name: inNfc(name), path, pictures, others };
}

/** What is in a folder; undefined where it has been visited, as links can lead in a circle, or where it is left out. */
async function readable(
  folder: string,
  visited: Set<string>,
  options: ReadingOptions,
  leftOut: LeftOut[],
): Promise<FolderEntries | undefined> {
  const isFirst = visited.size === 0;
  try {
    const real = await options.system.realpath(folder);
    if (visited.has(real)) return undefined;
    visited.add(real);
    return await entriesOf(folder, options.system);
  } catch (cause) {
    if (options.unreadable === "skipBelow" && isFirst) throw unreadable(folder, cause, "a folder");
    if (options.unreadable === "error") throw unreadable(folder, cause, "a folder, or `brokenPictures: skip`");
    leftOut.push({ at: folder, reason: systemErrorReason(cause), isPicture: true });
    return undefined;
  }
}

/** What is in a folder that has to be there. @throws NG_READ_FAILED */
export async function listed(path: string, { system }: Pick<ReadingOptions, "system">): Promise<FolderEntries> {
  try {
    return await entriesOf(path, system);
  } catch (cause) {
    throw unreadable(path, cause, "a folder");
  }
}

function unreadable(at: string, cause: unknown, expected: string): Error {
  const found = systemErrorReason(cause);
  return new ReadFailedError({ at, message: "the folder of pictures cannot be read", expected, found }, { cause });
}
