import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { openFile } from "@netgraft/files";
import type { DatasetSplit, OpenedDataset, PictureIdentity, PictureSource } from "@netgraft/core";

/** A picture of a run, as far as it is told from others. */
export interface ListedPicture extends PictureIdentity {
  /** The SHA-256 of its contents, of which 32 hexadecimal digits are kept; undefined where they were not read. */
  readonly contents?: string | undefined;
}

/** The pictures of a run by part; undefined of a part whose dataset does not tell them apart. */
export interface PictureList {
  readonly classes: readonly string[];
  readonly training: readonly ListedPicture[] | undefined;
  readonly validation: readonly ListedPicture[] | undefined;
}

export const parts = ["training", "validation"] as const;

/** How many pictures are asked for at once: for files, the system is asked for the size of each. */
const atOnce = 64;

/** Of pictures that are made when they are asked for, no more than these are. */
const mostMade = 10_000;

/** Contents of no more than this are read without being asked for. */
const small = { pictures: 10_000, bytes: 1 << 26 };

/**
 * Lists which pictures a run is trained with and evaluated on. Those of files are told by their paths, below the folder that
 * has them all, where the dataset does not say which is which. No picture is read.
 * @throws what the dataset throws; the reason of `signal`
 */
export async function listPictures(
  { classes, train, validation }: OpenedDataset,
  signal?: AbortSignal,
): Promise<PictureList> {
  return { classes, training: await listed(train, signal), validation: await listed(validation, signal) };
}

/** Whether all contents are read in a moment, so that they are compared without being asked for. */
export function isSmall(list: PictureList): boolean {
  const all = parts.flatMap((part) => list[part] ?? []);
  const bytes = all.reduce((sum, { size = Infinity }) => sum + size, 0);
  return all.length <= small.pictures && bytes <= small.bytes;
}

/** The list with the contents of each picture; of one that cannot be read, there are none. @throws the reason of `signal` */
export async function withContents(
  list: PictureList,
  dataset: OpenedDataset,
  signal?: AbortSignal,
): Promise<PictureList> {
  const read = async (
    pictures: readonly ListedPicture[] | undefined,
    split: DatasetSplit,
  ): Promise<readonly ListedPicture[] | undefined> =>
    pictures &&
    inTurn(pictures.length, signal, async (index) => ({
      ...at(pictures, index),
      contents: await contentsAt(split, index),
    }));
  return {
    classes: list.classes,
    training: await read(list.training, dataset.train),
    validation: await read(list.validation, dataset.validation),
  };
}

async function listed(
  split: DatasetSplit,
  signal: AbortSignal | undefined,
): Promise<readonly ListedPicture[] | undefined> {
  if (split.length === 0) return undefined;
  const identity = split.identity?.bind(split);
  if (identity !== undefined) return inTurn(split.length, signal, async (index) => identity(index));
  try {
    const { source } = await split.item(0);
    if (source.kind !== "file" && source.kind !== "slice" && split.length > mostMade) return undefined;
    const items = await inTurn(split.length, signal, async (index) => split.item(index));
    const root = commonFolder(items.flatMap((item) => (item.source.kind === "file" ? [item.source.path] : [])));
    return await inTurn(items.length, signal, async (index) => {
      const { source: from, label } = at(items, index);
      return { label, name: nameOf(from, root), size: await sizeOf(from) };
    });
  } catch {
    signal?.throwIfAborted();
    // What is wrong with it is told where the picture is read.
    return undefined;
  }
}

function nameOf(source: PictureSource, root: string): string {
  return source.kind === "file" ? relative(root, source.path).replaceAll("\\", "/") : source.name;
}

async function sizeOf(source: PictureSource): Promise<number | undefined> {
  if (source.kind === "slice") return source.length;
  if (source.kind !== "file") return inMemory(source).byteLength;
  return stat(source.path).then(
    ({ size }) => size,
    () => undefined,
  );
}

async function contentsAt(split: DatasetSplit, index: number): Promise<string | undefined> {
  try {
    const { source } = await split.item(index);
    const hash = createHash("sha256");
    for await (const chunk of chunksOf(source)) hash.update(chunk);
    return hash.digest("hex").slice(0, 32);
  } catch {
    return undefined;
  }
}

function chunksOf(source: PictureSource): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (source.kind === "file") return chunksOfFile(source.path);
  if (source.kind !== "slice") return [inMemory(source)];
  return chunksOfFile(source.path, source.offset, source.length);
}

/** A part of a file, of which a mebibyte is in memory at a time. @throws NG_READ_FAILED */
async function* chunksOfFile(path: string, start = 0, length?: number): AsyncGenerator<Uint8Array> {
  const file = await openFile(path);
  try {
    const end = length === undefined ? file.size : start + length;
    for (let from = start; from < end; from += 2 ** 20) yield await file.read(from, Math.min(2 ** 20, end - from));
  } finally {
    await file.close();
  }
}

function inMemory(source: Exclude<PictureSource, { readonly kind: "file" | "slice" }>): Uint8Array {
  if (source.kind === "encoded") return source.bytes;
  if (source.kind === "pixels") return source.pixels.data;
  const { buffer, byteOffset, byteLength } = source.values.data;
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The folder that has all of these below it. */
function commonFolder(paths: readonly string[]): string {
  let [folder = ""] = paths.map(dirname);
  for (const path of paths)
    while (folder !== dirname(folder) && !path.startsWith(`${folder}/`) && !path.startsWith(`${folder}\\`))
      folder = dirname(folder);
  return folder;
}

/** Asks for what belongs to each index, some at once. */
async function inTurn<T>(
  length: number,
  signal: AbortSignal | undefined,
  ask: (index: number) => Promise<T>,
): Promise<readonly T[]> {
  const answers: T[] = [];
  for (let first = 0; first < length; first += atOnce) {
    signal?.throwIfAborted();
    const indices = Array.from({ length: Math.min(atOnce, length - first) }, (_, k) => first + k);
    for (const answer of await Promise.all(indices.map(ask))) answers.push(answer);
  }
  return answers;
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`there is no picture ${index} among ${list.length}`);
  return found;
}
