import { stat } from "node:fs/promises";
import { picturesBelow } from "@netgraft/data";
import { ReadFailedError } from "@netgraft/files";

/**
 * The files that are meant by paths: those of a folder are its pictures, at any depth and in order; hidden ones are left out.
 * What is not there stays as it is, for who reads it to say so.
 * @throws NG_READ_FAILED where a folder cannot be read, or has no pictures
 */
export async function pictureFiles(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
    if (!isFolder) files.push(path);
    else for (const picture of await nonEmpty(path)) files.push(picture);
  }
  return files;
}

async function nonEmpty(path: string): Promise<readonly string[]> {
  const pictures = await picturesBelow(path);
  if (pictures.length > 0) return pictures;
  throw new ReadFailedError({
    at: path,
    message: "there are no pictures in the folder",
    expected: "files that are pictures by their names",
  });
}
