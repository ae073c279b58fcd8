import { join } from "node:path";
import type { Problem } from "@netgraft/core";
import { nearest } from "@netgraft/core/graph";
import { pictureFormatNames } from "../../picture/formats/picture-formats.js";
import type { ClassFolders } from "./class-folders.js";

/** What is wrong with the classes that are to be learnt: there are none, just one, or some without pictures. */
export function classProblems({ path, folders, loosePictures }: ClassFolders): readonly Problem[] {
  const expected = "two or more folders, one with the pictures of each class";
  const [first, second] = folders;
  if (first === undefined) {
    const found = loosePictures === 0 ? "none" : `${pictures(loosePictures)} beside none`;
    return [{ at: path, message: "there are no folders of classes", expected, found }];
  }
  const empty = emptyProblems({ path, folders, loosePictures });
  if (second !== undefined) return empty;
  return [{ at: path, message: "there is only one class", expected, found: `"${first.name}"` }, ...empty];
}

/** The classes without pictures. */
function emptyProblems({ folders }: ClassFolders): readonly Problem[] {
  return folders
    .filter((folder) => folder.pictures.length === 0)
    .map(({ path, others }) => ({
      at: path,
      message: "the class has no pictures",
      expected: `${pictureFormatNames} files`,
      found: others === 0 ? "none" : `${others} other file${others === 1 ? "" : "s"}`,
    }));
}

/** How the classes of `val` differ from those of `train`, and those without pictures. */
export function validationProblems(train: ClassFolders, validation: ClassFolders): readonly Problem[] {
  const [trained, held] = [namesOf(train), namesOf(validation)];
  const unknown = held
    .filter((name) => !trained.includes(name))
    .map((name): Problem => {
      const similar = nearest(name, trained);
      const at = join(validation.path, name);
      return { at, message: "`train` has no such class", ...(similar !== undefined && { nearest: similar }) };
    });
  const missing = trained
    .filter((name) => !held.includes(name))
    .map((name) => ({ at: validation.path, message: `the class "${name}" of \`train\` is missing` }));
  return [...unknown, ...missing, ...emptyProblems(validation)];
}

/** The classes of which nothing can be held out. */
export function holdOutProblems({ folders }: ClassFolders, holdOut: number): readonly Problem[] {
  if (holdOut === 0) return [];
  return folders
    .filter((folder) => folder.pictures.length === 1)
    .map(({ path }) => ({
      at: path,
      message: "the class has one picture, so that none can be held out for validation",
      expected: "two or more, or `holdOut: 0`",
    }));
}

function namesOf({ folders }: ClassFolders): readonly string[] {
  return folders.map(({ name }) => name);
}

function pictures(count: number): string {
  return `${count} picture${count === 1 ? "" : "s"}`;
}
