import { dirname, join } from "node:path";
import { type Chunks, writeChunk } from "./chunks.js";
import { fileSystem } from "./file-system.js";

/** Writes a file of a folder that is being made, with the folders around it. @param name from the folder, with slashes */
export type WriteFile = (name: string, chunks: Chunks) => Promise<void>;

/** Writes files into a folder that nobody sees yet: as they are, since the folder is what appears whole. */
export function fileWriter(folder: string): WriteFile {
  const made = new Map<string, Promise<void>>([[folder, Promise.resolve()]]);
  const make = (inner: string): Promise<void> => {
    const known = made.get(inner);
    if (known !== undefined) return known;
    const making = make(dirname(inner)).then(() => fileSystem.mkdir(inner));
    made.set(inner, making);
    return making;
  };
  return async (name, chunks) => {
    const path = join(folder, ...name.split("/"));
    await make(dirname(path));
    const file = await fileSystem.open(path, "wx");
    try {
      for await (const chunk of chunks) await writeChunk(file, chunk);
    } finally {
      await file.close();
    }
  };
}
