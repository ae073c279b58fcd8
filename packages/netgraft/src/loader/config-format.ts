import { extname } from "node:path";
import { ConfigNotFoundError } from "@netgraft/core";

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
