import { basename, join } from "node:path";
import type { Problem } from "@netgraft/core";
import { className, counted, nearest } from "@netgraft/core/graph";
import { pictureFormatNames } from "../../picture/formats/picture-formats.js";
import type { ClassFolders } from "./class-folders.js";

/** What is wrong with the classes that are to be learnt: there are none, just one, or some without pictures. */
export function classProblems({ path, folders, loosePictures, leftOut }: ClassFolders): readonly Problem[] {
  const expected = "two or more folders, one with the pictures of each class";
  const [first, second] = folders;
  if (first === undefined) {
    const found = loosePictures === 0 ? "none" : `${counted(loosePictures, "picture")} beside none`;
    return [{ at: path, message: "there are no folders of classes", expected, found }];
  }
  const empty = emptyProblems(folders, leftOut);
  if (second !== undefined) return empty;
  return [{ at: path, message: "there is only one class", expected, found: `"${first.name}"` }, ...empty];
}

/** The classes without pictures. */
function emptyProblems(folders: ClassFolders["folders"], leftOut: ClassFolders["leftOut"]): readonly Problem[] {
  return folders
    .filter((folder) => folder.pictures.length === 0)
    .map(({ path, others }) => {
      const unreadable = leftOut.find(({ at }) => at === path)?.reason;
      const files = others.length === 0 ? "none" : counted(others.length, "other file");
      return {
        at: path,
        message: "the class has no pictures",
        expected: expectedFiles,
        found: unreadable ?? files,
      };
    });
}

const expectedFiles = `${pictureFormatNames} files`;

/** Folders that have one name, but for the way in which accents are written. */
export function nameProblems({ folders }: ClassFolders): readonly Problem[] {
  const first = new Map(folders.toReversed().map((folder) => [folder.name, folder]));
  return folders
    .filter((folder) => first.get(folder.name) !== folder)
    .map(({ path, name }) => ({
      at: path,
      message: `another folder is called "${name}", too: their names differ in how accents are encoded alone (NFC, NFD)`,
      expected: "one folder for each class",
    }));
}

/** Folders whose names cannot be shown as those of classes. */
export function unseenNameProblems({ folders }: ClassFolders): readonly Problem[] {
  return folders
    .filter(({ name }) => !className.pattern.test(name))
    .map(({ path, name }) => ({
      at: path,
      message: "the name of the class has characters that cannot be seen",
      expected: className.expected,
      found: JSON.stringify(name),
    }));
}

/** The classes of another part that the first has not; or that there are no pictures in it at all. Some classes may lack there. */
export function otherPartProblems(first: ClassFolders, other: ClassFolders): readonly Problem[] {
  const [trained, held] = [namesOf(first), namesOf(other)];
  const known = new Set(trained);
  const unknown = held
    .filter((name) => !known.has(name))
    .map((name): Problem => {
      const similar = nearest(name, trained);
      const at = join(other.path, name);
      const message = `\`${basename(first.path)}\` has no such class`;
      return { at, message, ...(similar !== undefined && { nearest: similar }) };
    });
  if (other.folders.some((folder) => folder.pictures.length > 0)) return unknown;
  const found =
    other.loosePictures === 0 ? "none" : `${counted(other.loosePictures, "picture")} beside the folders of classes`;
  return [
    ...unknown,
    { at: other.path, message: "there are no pictures in it", expected: "a folder for each class", found },
  ];
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
