import type { Problem } from "@netgraft/core";
import { readClass } from "./class-folders.js";
import { fileSystem, type FolderSystem, type LeftOut } from "./folder-entries.js";
import { leftOutNotes } from "./left-out.js";

/** The pictures of a folder without classes. */
export interface PicturesBelow {
  /** Their paths, at any depth, in the order of torchvision. */
  readonly pictures: readonly string[];
  /** What is left out because it is no picture, or hidden, counted. */
  readonly notes: readonly Problem[];
  /** Pictures and folders that cannot be read. */
  readonly unread: readonly Problem[];
}

/** Finds the pictures in a folder, and what of it is not taken. @throws NG_READ_FAILED where the folder itself cannot be read */
export async function picturesBelow(path: string, system: FolderSystem = fileSystem): Promise<PicturesBelow> {
  const found = { leftOut: new Array<LeftOut>(), hidden: 0 };
  const folder = await readClass(path, path, { system, unreadable: "skipBelow" }, found);
  const [unread, others] = [true, false].map((kind) => found.leftOut.filter(({ isPicture }) => isPicture === kind));
  const none = { path, folders: [], loosePictures: 0, hidden: 0, leftOut: [] };
  return {
    pictures: folder.pictures,
    notes: leftOutNotes({ ...none, folders: [folder], hidden: found.hidden, leftOut: others ?? [] }),
    unread: leftOutNotes({ ...none, leftOut: unread ?? [] }),
  };
}
