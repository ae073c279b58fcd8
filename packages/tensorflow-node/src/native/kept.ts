import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What is noted beside an addon that the set-up has made. */
export interface Kept {
  /** Where its TensorFlow is from: `tfjs-node` for its own download, `pip`, or the absolute path of a folder. */
  readonly origin: string;
}

const file = "made.json";

export async function writeKept(folder: string, kept: Kept): Promise<void> {
  await writeFile(join(folder, file), `${JSON.stringify(kept)}\n`);
}

/** What is noted, or undefined where nothing is kept. */
export async function readKept(folder: string): Promise<Kept | undefined> {
  const text = await readFile(join(folder, file), "utf8").catch(() => undefined);
  // What `writeKept` wrote.
  return text === undefined ? undefined : (JSON.parse(text) as Kept);
}
