import { readFile } from "node:fs/promises";
import { ConfigNotFoundError } from "@netgraft/core";

/**
 * The text of a config file.
 * @param shown the path as messages show it
 * @throws NG_CONFIG_NOT_FOUND
 */
export async function readConfigFile(path: string, shown: string, source?: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code === "ENOENT" ? "this file does not exist" : code === "EISDIR" ? "this is a folder, not a config file" : `this file cannot be read (${code})`;
    throw new ConfigNotFoundError({ at: shown, message, ...(source === undefined ? {} : { source }) }, { cause: error });
  }
}
