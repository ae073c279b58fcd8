import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describeOrigin, type LoadedConfig, type NetworkLoader, type PluginReference } from "@netgraft/core";
import { configFormat } from "./config-format.js";
import { loadPlugin } from "./load-plugin.js";
import { loadProgram } from "./load-program.js";
import { announce, type CodePolicy } from "./named-code.js";
import { readConfigFile } from "./read-config-file.js";
import { shownPath } from "./shown-path.js";

/** Where the loader starts from, and what it may run. */
export interface NodeLoaderOptions extends CodePolicy {
  /** The folder that relative references start from where no config names them. */
  readonly cwd: string;
}

/** Loads configs from files, and plugins from files and packages. The id of a config is its URL. */
export class NodeLoader implements NetworkLoader {
  readonly #options: NodeLoaderOptions;

  constructor(options: NodeLoaderOptions) {
    this.#options = options;
  }

  /** @throws NG_CONFIG_NOT_FOUND, NG_CONFIG_SYNTAX; of programs NG_PROGRAM_FAILED, NG_CONFIG_INVALID, NG_PLUGINS_REFUSED */
  async load(reference: string, from: string | undefined): Promise<LoadedConfig> {
    const { cwd } = this.#options;
    const path = resolve(from === undefined ? cwd : dirname(fileURLToPath(from)), reference);
    const shown = shownPath(path, cwd);
    const id = pathToFileURL(path).href;
    if (configFormat(path, shown) === "program") {
      announce({ kind: "program", name: shown }, this.#options);
      return { id, ...(await loadProgram(path, shown)) };
    }
    const text = await readConfigFile(path, shown);
    // The YAML library takes longer to load than a preset takes to compose.
    const { parseYaml } = await import("./parse-yaml.js");
    return { id, tree: parseYaml(text, shown) };
  }

  /** @throws NG_PLUGIN_NOT_FOUND, NG_PLUGIN_FAILED, NG_PLUGINS_REFUSED */
  async loadPlugin({ reference, from, origin }: PluginReference): Promise<unknown> {
    const source = describeOrigin(origin);
    announce({ kind: "plugin", name: reference, source }, this.#options);
    return loadPlugin(reference, from ?? pathToFileURL(resolve(this.#options.cwd, "config")).href, source);
  }
}
