import { join } from "node:path";
import type { Problem } from "@netgraft/core";
import { counted } from "@netgraft/core/graph";
import { DatasetLayoutError } from "../../errors.js";
import { byText } from "../text-order.js";
import { listed, type ReadingOptions } from "./class-folders.js";

/** What the folders of parts are called, in any case, the first of several first: for training and validation as timm finds them. */
const partNames = {
  train: ["train", "training"],
  validation: ["val", "valid", "validation", "eval", "evaluation"],
  test: ["test", "testing"],
} as const;

type Part = keyof typeof partNames;

/** The folders of the parts of a dataset. */
export interface Parts {
  /** The name of each part's folder; without one for training or, in evaluation, any, the classes lie in the folder itself. */
  readonly train?: string | undefined;
  readonly validation?: string | undefined;
  readonly test?: string | undefined;
  /** The names of other folders beside them. */
  readonly unused: readonly string[];
  /** How many pictures lie beside them. */
  readonly loosePictures: number;
}

/**
 * Finds the folders of the parts. A folder that has pictures and no folders in it is a class, whatever it is called.
 * @throws NG_READ_FAILED; NG_DATASET_LAYOUT where there is a part to validate with and none to train with
 */
export async function findParts(
  path: string,
  options: ReadingOptions & { readonly purpose: "training" | "evaluation" },
): Promise<Parts> {
  const { folders, pictures } = await listed(path, options);
  const find = async (part: Part, isTaken: (name: string) => Promise<boolean>): Promise<string | undefined> => {
    for (const name of named(folders, part)) if (await isTaken(name)) return name;
    return undefined;
  };
  const hasFolders = async (name: string): Promise<boolean> =>
    (await listed(join(path, name), options)).folders.length > 0;
  const isTrain = async (name: string): Promise<boolean> => {
    const inside = await listed(join(path, name), options);
    return inside.folders.length > 0 || inside.pictures.length === 0;
  };
  const train = await find("train", isTrain);
  // Beside one to train with, a folder of that name is for validation, even where it is laid out wrongly.
  const validation = await find("validation", train === undefined ? hasFolders : () => Promise.resolve(true));
  const test = train === undefined && options.purpose === "training" ? undefined : await find("test", hasFolders);
  const none = train === undefined && validation === undefined && test === undefined;
  if (none) return { unused: [], loosePictures: 0 };
  if (train === undefined && options.purpose === "training" && validation !== undefined)
    throw new DatasetLayoutError({
      at: path,
      message: `there is a folder \`${validation}\`, and no \`train\` beside it`,
      expected: "both, or the folders of the classes alone",
    });
  const used = new Set([train, validation, test]);
  return {
    train,
    validation,
    test,
    unused: folders.filter((name) => !used.has(name)),
    loosePictures: pictures.length,
  };
}

/** The folders that could be a part, the likeliest first. */
function named(folders: readonly string[], part: Part): readonly string[] {
  return partNames[part].flatMap((name) =>
    folders
      .filter((folder) => folder.toLowerCase() === name)
      .toSorted((a, b) => Number(b === name) - Number(a === name) || byText(a, b)),
  );
}

/** Which folder is what, and what is not used. */
export function partNotes(path: string, { train, validation, test, unused, loosePictures }: Parts): readonly Problem[] {
  const roles = [
    [train, "is to train with"],
    [validation, "is held out for validation"],
    [test, "is for `evaluate --split test`"],
  ].flatMap(([name, role]) => (name === undefined ? [] : [`\`${name}\` ${role}`]));
  const notes: Problem[] = roles.length === 0 ? [] : [{ at: path, message: roles.join(", ") }];
  const first = train ?? validation ?? test ?? "";
  for (const name of unused)
    notes.push({ at: join(path, name), message: `this folder beside \`${first}\` is not used` });
  if (loosePictures > 0)
    notes.push({
      at: path,
      message: `${counted(loosePictures, "picture")} beside \`${first}\` ${loosePictures === 1 ? "is" : "are"} not used`,
    });
  return notes;
}
