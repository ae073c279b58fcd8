import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DatasetContext, DatasetSplit, OpenedDataset, Problem } from "@netgraft/core";
import { ReadFailedError, systemErrorReason } from "@netgraft/files";
import { DatasetLayoutError } from "../../errors.js";
import { type ClassFolders, readClassFolders, type ReadingOptions } from "./class-folders.js";
import { fileSplit } from "./file-split.js";
import { fileSystem, type FolderSystem } from "./folder-entries.js";
import { heldOut } from "./hold-out.js";
import {
  classProblems,
  holdOutProblems,
  nameProblems,
  otherPartProblems,
  unseenNameProblems,
} from "./layout-problems.js";
import { lackingNotes, leftOutNotes, nameNotTextProblems } from "./left-out.js";
import { findParts, partNotes } from "./parts.js";

/** Where there is no folder for validation, a tenth of each class is. */
const usualHoldOut = 0.1;

export interface FolderOptions {
  readonly holdOut?: number | undefined;
  readonly holdOutSeed: number;
  readonly brokenPictures: OpenedDataset["brokenPictures"];
}

/** What surrounds a folder that is opened. */
export interface OpenFolderContext extends Pick<DatasetContext, "purpose" | "signal"> {
  /** What it is looked through with; by default the file system. */
  readonly system?: FolderSystem | undefined;
}

/**
 * Finds the pictures of a folder.
 * @throws NG_READ_FAILED where there is no such folder; NG_DATASET_LAYOUT with all that is wrong
 */
export async function openFolder(
  path: string,
  options: FolderOptions,
  { purpose = "training", system = fileSystem, signal }: OpenFolderContext = {},
): Promise<OpenedDataset> {
  await assertFolder(path);
  const reading: ReadingOptions = { system, unreadable: options.brokenPictures, signal };
  const parts = await findParts(path, { ...reading, purpose });
  const read = async (name: string | undefined): Promise<ClassFolders | undefined> =>
    name === undefined ? undefined : readClassFolders(join(path, name), reading);
  const hasParts = [parts.train, parts.validation, parts.test].some((name) => name !== undefined);
  const train = hasParts ? await read(parts.train) : await readClassFolders(path, reading);
  const validation = await read(parts.validation);
  // Who trains does not look at what is kept for the end.
  const test = purpose === "evaluation" ? await read(parts.test) : undefined;
  const all = [train, validation, test].filter((part) => part !== undefined);
  const [first = { path, folders: [], loosePictures: 0, hidden: 0, leftOut: [] }, ...others] = all;
  const isEvaluation = purpose === "evaluation";
  const problems = [
    ...(validation === undefined ? [] : uselessHoldOut(join(path, parts.validation ?? ""), options)),
    ...(isEvaluation && first.folders.length > 0 ? [] : classProblems(first)),
    ...all.flatMap(nameProblems),
    ...all.flatMap(unseenNameProblems),
    // Without classes in the first part, all of the others would be foreign.
    ...(first.folders.length > 0 ? others.flatMap((other) => otherPartProblems(first, other)) : []),
    ...(options.brokenPictures === "error" ? all.flatMap(nameNotTextProblems) : []),
  ];
  const holdOut = validation === undefined && train !== undefined ? (options.holdOut ?? usualHoldOut) : 0;
  if (!isEvaluation && train !== undefined)
    for (const problem of holdOutProblems(train, holdOut)) problems.push(problem);
  if (problems.length > 0) throw new DatasetLayoutError(problems);
  const classes = first.folders.map(({ name }) => name);
  const split = (folders: ClassFolders | undefined): DatasetSplit => fileSplit(path, byClass(classes, folders));
  const held = train?.folders.map((folder) => heldOut(folder, holdOut, options.holdOutSeed));
  return {
    classes,
    train:
      held === undefined
        ? split(undefined)
        : fileSplit(
            path,
            held.map((part) => part.train),
          ),
    validation:
      validation === undefined && held !== undefined
        ? fileSplit(
            path,
            held.map((part) => part.validation),
          )
        : split(validation),
    ...(test && { test: split(test) }),
    brokenPictures: options.brokenPictures,
    notes: [
      ...partNotes(path, parts),
      ...others.flatMap((other) => lackingNotes(classes, other)),
      ...all.flatMap(leftOutNotes),
    ],
  };
}

/** The pictures of a part by class. */
function byClass(classes: readonly string[], part: ClassFolders | undefined): readonly (readonly string[])[] {
  const found = new Map(part?.folders.map(({ name, pictures }) => [name, pictures]));
  return classes.map((name) => found.get(name) ?? []);
}

/** Asks whether a dataset is a folder. @throws NG_READ_FAILED */
export async function assertFolder(path: string): Promise<void> {
  const failed = (found: string, cause?: unknown): Error =>
    new ReadFailedError({ at: path, message: "the dataset cannot be read", expected: "a folder", found }, { cause });
  const entry = await stat(path).catch((cause: unknown) => {
    throw failed(systemErrorReason(cause), cause);
  });
  if (!entry.isDirectory()) throw failed("a file");
}

function uselessHoldOut(path: string, { holdOut }: FolderOptions): readonly Problem[] {
  if (holdOut === undefined || holdOut === 0) return [];
  const message = `nothing is held out, as ${path} has the pictures for validation`;
  return [
    { at: "holdOut", message, expected: `no \`holdOut\`, or no folder \`${basename(path)}\``, found: String(holdOut) },
  ];
}
