import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * Makes a temporary folder with these files before the tests of a suite, and removes it after them.
 * @returns what gives the folder, once a test runs
 */
export function folderWith(files: Readonly<Record<string, string>>): () => string {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-"));
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
  });
  after(() => rm(folder, { recursive: true }));
  return () => folder;
}
