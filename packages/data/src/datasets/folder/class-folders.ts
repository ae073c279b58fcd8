import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { ReadFailedError, systemErrorReason } from "@netgraft/files";
import { otherPictureEndings, pictureFormats } from "../../picture/formats/picture-formats.js";
import { byText } from "../text-order.js";

/** Those of other formats are taken for broken pictures rather than overlooked. */
const endings: ReadonlySet<string> = new Set([
  ...pictureFormats.flatMap((format) => format.endings),
  ...otherPictureEndings,
]);

/** Whether a file is a picture by its name. */
function isPicture(name: string): boolean {
  return endings.has(extname(name).toLowerCase());
}

/** A folder that holds the pictures of one class, at any depth. */
export interface ClassFolder {
  /** Of the class: the folder's own name. */
  readonly name: string;
  readonly path: string;
  /** The paths of the pictures, in the order of torchvision: by folder, then by name. */
  readonly pictures: readonly string[];
  /** How many files there are that are no pictures by their names. */
  readonly others: number;
}

/** The folders of the classes below a folder, and the pictures that lie beside them. */
export interface ClassFolders {
  readonly path: string;
  /** By name. */
  readonly folders: readonly ClassFolder[];
  readonly loosePictures: number;
}

/** Finds the classes below a folder and their pictures; hidden files and folders are left out. @throws NG_READ_FAILED */
export async function readClassFolders(path: string, signal: AbortSignal | undefined): Promise<ClassFolders> {
  const { files, folders } = await entriesOf(path);
  const read: ClassFolder[] = [];
  for (const name of folders) {
    signal?.throwIfAborted();
    read.push(await readClass(name, join(path, name)));
  }
  return { path, folders: read, loosePictures: files.filter(isPicture).length };
}

/** The paths of the pictures in a folder, at any depth, in the order of torchvision. @throws NG_READ_FAILED */
export async function picturesBelow(path: string): Promise<readonly string[]> {
  return (await readClass(path, path)).pictures;
}

async function readClass(name: string, path: string): Promise<ClassFolder> {
  const pictures: string[] = [];
  let others = 0;
  const visited = new Set<string>();
  const open = [path];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    // Links can lead in a circle.
    const real = await reading(folder, (link) => realpath(link));
    if (visited.has(real)) continue;
    visited.add(real);
    const { files, folders } = await entriesOf(folder);
    const found = files.filter(isPicture);
    for (const file of found) pictures.push(join(folder, file));
    others += files.length - found.length;
    for (const inner of folders.toReversed()) open.push(join(folder, inner));
  }
  return { name, path, pictures, others };
}

/** The names of what is in a folder, in order; links count as what they lead to. */
async function entriesOf(
  path: string,
): Promise<{ readonly files: readonly string[]; readonly folders: readonly string[] }> {
  const files: string[] = [];
  const folders: string[] = [];
  for (const entry of await reading<Dirent[]>(path, (folder) => readdir(folder, { withFileTypes: true }))) {
    if (entry.name.startsWith(".")) continue;
    const kind = entry.isSymbolicLink() ? await reading(join(path, entry.name), stat) : entry;
    if (kind.isDirectory()) folders.push(entry.name);
    else if (kind.isFile()) files.push(entry.name);
  }
  return { files: files.toSorted(byText), folders: folders.toSorted(byText) };
}

/** @throws NG_READ_FAILED */
async function reading<T>(path: string, read: (path: string) => Promise<T>): Promise<T> {
  try {
    return await read(path);
  } catch (cause) {
    const found = systemErrorReason(cause);
    throw new ReadFailedError({ at: path, message: "the folder of pictures cannot be read", found }, { cause });
  }
}
