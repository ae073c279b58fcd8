import type { ReadableFile } from "@netgraft/files";
import { readStored } from "./stored/stored-tensor.js";
import type { WeightsContents, WeightsFile } from "./weights-file.js";

/** A file of weights of what a format found in it; closing it closes the file. */
export function openedFile(file: ReadableFile, contents: WeightsContents): WeightsFile {
  const { format, tensors, metadata = new Map<string, string>(), notes = [] } = contents;
  return {
    path: file.path,
    format,
    tensors,
    metadata,
    notes,
    read: (name, options) => readStored(file.path, tensors, name, options),
    close: async () => {
      await contents.close?.();
      await file.close();
    },
  };
}
