import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { OpenedDataset, Problem } from "@netgraft/core";
import { ReadFailedError, systemErrorReason } from "@netgraft/files";
import { DatasetLayoutError } from "../../errors.js";
import { type ClassFolders, readClassFolders } from "./class-folders.js";
import { fileSplit } from "./file-split.js";
import { heldOut } from "./hold-out.js";
import { classProblems, holdOutProblems, validationProblems } from "./layout-problems.js";

/** Where there is no `val`, a tenth of each class is for validation. */
const usualHoldOut = 0.1;

export interface FolderOptions {
  readonly holdOut?: number | undefined;
  readonly holdOutSeed: number;
  readonly brokenPictures: OpenedDataset["brokenPictures"];
}

/**
 * Finds the pictures of a folder.
 * @throws NG_READ_FAILED where there is no such folder; NG_DATASET_LAYOUT with all that is wrong
 */
export async function openFolder(path: string, options: FolderOptions, signal?: AbortSignal): Promise<OpenedDataset> {
  const [hasTrain, hasVal] = await partsOf(path);
  const train = await readClassFolders(hasTrain ? join(path, "train") : path, signal);
  if (!hasVal) return withHeldOut(path, train, options);
  const validation = await readClassFolders(join(path, "val"), signal);
  const problems = [...uselessHoldOut(path, options), ...classProblems(train)];
  // Without classes in `train`, all of `val` would be foreign.
  if (train.folders.length > 0) problems.push(...validationProblems(train, validation));
  assertNone(problems);
  return opened(path, train, options.brokenPictures, [picturesOf(train), picturesOf(validation)]);
}

function withHeldOut(path: string, train: ClassFolders, options: FolderOptions): OpenedDataset {
  const { holdOut = usualHoldOut, holdOutSeed, brokenPictures } = options;
  assertNone([...classProblems(train), ...holdOutProblems(train, holdOut)]);
  const parts = train.folders.map((folder) => heldOut(folder, holdOut, holdOutSeed));
  return opened(path, train, brokenPictures, [parts.map((part) => part.train), parts.map((part) => part.validation)]);
}

/** @param parts the paths of each class, for training and for validation */
function opened(
  path: string,
  { folders }: ClassFolders,
  brokenPictures: OpenedDataset["brokenPictures"],
  [train, validation]: readonly [ReturnType<typeof picturesOf>, ReturnType<typeof picturesOf>],
): OpenedDataset {
  const classes = folders.map(({ name }) => name);
  return { classes, train: fileSplit(path, train), validation: fileSplit(path, validation), brokenPictures };
}

function picturesOf({ folders }: ClassFolders): readonly (readonly string[])[] {
  return folders.map(({ pictures }) => pictures);
}

/** Whether there are the folders `train` and `val`. @throws NG_READ_FAILED, NG_DATASET_LAYOUT */
async function partsOf(path: string): Promise<readonly [train: boolean, val: boolean]> {
  const failed = (found: string, cause?: unknown): Error =>
    new ReadFailedError({ at: path, message: "the dataset cannot be read", expected: "a folder", found }, { cause });
  const entry = await stat(path).catch((cause: unknown) => {
    throw failed(systemErrorReason(cause), cause);
  });
  if (!entry.isDirectory()) throw failed("a file");
  const [train, val] = await Promise.all([isFolder(join(path, "train")), isFolder(join(path, "val"))]);
  if (train || !val) return [train, val];
  throw new DatasetLayoutError({
    at: path,
    message: "there is a folder `val`, and no `train` beside it",
    expected: "both, or the folders of the classes alone",
  });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}

function uselessHoldOut(path: string, { holdOut }: FolderOptions): Problem[] {
  if (holdOut === undefined) return [];
  const message = `nothing is held out, as ${join(path, "val")} has the pictures for validation`;
  return [{ at: "holdOut", message, expected: "no `holdOut`, or no folder `val`", found: String(holdOut) }];
}

/** @throws NG_DATASET_LAYOUT */
function assertNone(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new DatasetLayoutError(problems);
}
