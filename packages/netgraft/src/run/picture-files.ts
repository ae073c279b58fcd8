import { stat } from "node:fs/promises";
import type { Problem } from "@netgraft/core";
import { notText, pathNotText, picturesBelow } from "@netgraft/data";
import { ReadFailedError } from "@netgraft/files";

/** Who is told of what folders have beside the pictures that are taken. */
export interface PictureFilesOptions {
  /** Told what is left out because it is no picture by its name, or hidden. */
  readonly onNote?: ((note: Problem) => void) | undefined;
  /** Told of folders in them that cannot be read, and of files whose names are no text. */
  readonly onUnread?: ((problem: Problem) => void) | undefined;
}

/**
 * The files that are meant by paths: those of a folder are its pictures, at any depth and in order; hidden ones are left out.
 * What is not there stays as it is, for who reads it to say so.
 * @throws NG_READ_FAILED where a folder that is named cannot be read, or has no pictures
 */
export async function pictureFiles(
  paths: readonly string[],
  options: PictureFilesOptions = {},
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
    const unnamed = isFolder ? undefined : await pathNotText(path);
    if (unnamed !== undefined) options.onUnread?.({ at: unnamed, message: "left out", found: notText });
    else if (!isFolder) files.push(path);
    else for (const picture of await nonEmpty(path, options)) files.push(picture);
  }
  return files;
}

async function nonEmpty(path: string, { onNote, onUnread }: PictureFilesOptions): Promise<readonly string[]> {
  const { pictures, notes, unread } = await picturesBelow(path);
  for (const note of notes) onNote?.(note);
  for (const problem of unread) onUnread?.(problem);
  if (pictures.length > 0) return pictures;
  throw new ReadFailedError({
    at: path,
    message: "there are no pictures in the folder",
    expected: "files that are pictures by their names",
  });
}
