import { readdirSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { ConfigNotFoundError, ConfigSyntaxError, nearest, NetgraftError } from "@netgraft/core/host";

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
  // Not loaded before it is needed: most commands take a preset.
  const { readFileWhole } = await import("@netgraft/files");
  const bytes = await readFileWhole(path, "text-bytes").catch((error: unknown) => {
    throw unreadable(error, path, shown);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ConfigSyntaxError({ at: shown, message: "the file is no text in UTF-8" }, { cause });
  }
}

/**
 * Checks that a config that is a program is there, so that its absence is told from that of what it imports, and that it is a file: to
 * import a pipe is to wait for whoever writes to it.
 * @throws NG_CONFIG_NOT_FOUND
 */
export async function assertConfigFile(path: string, shown: string): Promise<void> {
  const { openFile } = await import("@netgraft/files");
  try {
    await (await openFile(path)).close();
  } catch (error) {
    throw unreadable(error, path, shown);
  }
}

function unreadable(error: unknown, path: string, shown: string): unknown {
  if (!(error instanceof NetgraftError)) return error;
  // What the file system throws carries a code; without one it is the file that is not taken.
  const { code } = (error.cause ?? {}) as NodeJS.ErrnoException;
  const similar = code === "ENOENT" ? neighbour(path, shown) : undefined;
  const problems = error.problems.map(({ message, expected, found }) =>
    code === undefined
      ? { at: shown, message: `this is no config: ${message}`, ...(expected && { expected }), ...(found && { found }) }
      : {
          at: shown,
          message: reasons.get(code) ?? `this file cannot be read (${code})`,
          ...(similar && { nearest: similar }),
        },
  );
  return new ConfigNotFoundError(problems, { cause: error });
}

const reasons: ReadonlyMap<string | undefined, string> = new Map([
  ["ENOENT", "this file does not exist"],
  ["ENOTDIR", "this file does not exist"],
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
