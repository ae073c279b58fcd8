import { readFile } from "node:fs/promises";
import { service } from "@netgraft/core";

/** What reads files that are given by name: pictures to predict, and labels. */
export interface FileReader {
  /** The bytes of a file. @throws the errors of the system, whose code the message tells */
  read(path: string): Promise<Uint8Array>;
}

/** The service that reads files. */
export const fileReader = service<FileReader>("@netgraft/files/file-reader", () => ({
  read: (path) => readFile(path),
}));
