import { service } from "@netgraft/core";
import type { LimitName } from "@netgraft/core/graph";
import { openFile } from "./open-file.js";

/** What reads files that are given by name: pictures to predict, and labels. */
export interface FileReader {
  /**
   * The bytes of a file.
   * @param limit how many they may be; by default those of a picture
   * @throws NG_READ_FAILED, or the errors of the system, whose code the message tells
   */
  read(path: string, limit?: LimitName): Promise<Uint8Array>;
}

/** The service that reads files: regular ones, of bounded size. */
export const fileReader = service<FileReader>("@netgraft/files/file-reader", () => ({ read: readFileWhole }));

/**
 * The bytes of a regular file.
 * @param limit how many they may be
 * @throws NG_READ_FAILED
 */
export async function readFileWhole(path: string, limit: LimitName = "picture-bytes"): Promise<Uint8Array> {
  const file = await openFile(path, limit);
  try {
    return await file.read(0, file.size);
  } finally {
    await file.close();
  }
}
