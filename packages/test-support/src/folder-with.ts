import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The contents of files by their paths in a folder. */
type Files = Readonly<Record<string, Uint8Array | string>>;

/**
 * A temporary folder with these files, made before the tests of a suite and removed after them.
 * @returns what gives the folder, or the path of a name in it, once a test runs
 */
export function folderWith(files: Files = {}): (name?: string) => string {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-"));
    await writeFiles(folder, files);
  });
  // A process that was stopped may still be about to write there.
  after(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return (name = "") => join(folder, name);
}

/** Writes files, with the folders that they are in. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}
