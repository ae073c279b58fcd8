import type { Sourced } from "../tree/sourced.js";

/** Brings the text of configs to the core, which knows no file system and no YAML. */
export interface ConfigLoader {
  /**
   * Loads one config file; it does not follow `extends`.
   * @param reference as it is written; relative to the config `from`, or to the working directory where there is none.
   * @param from the `id` of the config that names it.
   * @throws NG_CONFIG_NOT_FOUND where there is no such file; NG_CONFIG_SYNTAX where it does not parse.
   */
  load(reference: string, from: string | undefined): Promise<LoadedConfig>;
}

export interface LoadedConfig {
  /** What tells the file from all others, e.g. its URL. */
  readonly id: string;
  /** Its origins share one `name`: the file as it is shown to the user. */
  readonly tree: Sourced;
  /** Plugins that a config which is a program brings as values; nobody has to name them. */
  readonly plugins?: readonly unknown[];
}

/**
 * Whether a reference is for the loader: it has a path separator, ends in .yaml, .yml, .json, .mjs or .js, or begins with hf-hub:; else it is a
 * network's name.
 */
export function isFileReference(reference: string): boolean {
  return /[\\/]|^hf-hub:|\.(?:ya?ml|json|m?js)$/i.test(reference);
}
