import { closeSync, openSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { ConfigNotFoundError, ConfigSyntaxError, type NetgraftError, nearest } from "@netgraft/core/host";

/**
 * What a config file is read as, by the ending of its name. YAML covers JSON.
 * @param shown the path as messages show it
 * @throws NG_CONFIG_NOT_FOUND where the name has another ending
 */
export function configFormat(path: string, shown: string): "yaml" | "program" {
  const extension = extname(path).toLowerCase();
  if ([".yaml", ".yml", ".json"].includes(extension)) return "yaml";
  if ([".mjs", ".js"].includes(extension)) return "program";
  throw new ConfigNotFoundError({
    at: shown,
    message: "a file with this name is no config",
    expected: "a name that ends in .yaml, .yml, .json, .mjs or .js",
  });
}

/**
 * The text of a config file, which is UTF-8.
 * @param shown the path as messages show it
 * @throws NG_CONFIG_NOT_FOUND, NG_CONFIG_SYNTAX
 */
export async function readConfigFile(path: string, shown: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(error, path, shown);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ConfigSyntaxError({ at: shown, message: "the file is no text in UTF-8" }, { cause });
  }
}

/**
 * Checks that a config that is a program is there, so that its absence is told from that of what it imports.
 * @throws NG_CONFIG_NOT_FOUND
 */
export function assertConfigFile(path: string, shown: string): void {
  try {
    closeSync(openSync(path, "r"));
  } catch (error) {
    throw unreadable(error, path, shown);
  }
}

function unreadable(error: unknown, path: string, shown: string): NetgraftError {
  // What the file system throws carries a code.
  const { code } = error as NodeJS.ErrnoException;
  const similar = code === "ENOENT" ? neighbour(path, shown) : undefined;
  return new ConfigNotFoundError(
    {
      at: shown,
      message: reasons.get(code) ?? `this file cannot be read (${code})`,
      ...(similar && { nearest: similar }),
    },
    { cause: error },
  );
}

const reasons: ReadonlyMap<string | undefined, string> = new Map([
  ["ENOENT", "this file does not exist"],
  ["ENOTDIR", "this file does not exist"],
  ["EISDIR", "this is a folder, not a config file"],
  ["EACCES", "this file must not be read (permission denied)"],
]);

/** A file in the same folder whose name is spelt almost like it. */
function neighbour(path: string, shown: string): string | undefined {
  try {
    const similar = nearest(basename(path), readdirSync(dirname(path)));
    return similar === undefined ? undefined : join(dirname(shown), similar);
  } catch {
    return undefined;
  }
}
