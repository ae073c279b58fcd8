import { realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { LoadedConfig, NamedFile, PluginReference } from "@netgraft/core/config";
import { defaultServices } from "@netgraft/core";
import { describeOrigin, type NetworkLoader } from "@netgraft/core/host";
import { assertNotRefused, type CodePolicy, type NamedCode } from "../trust/code-policy.js";
import type { WebAccess } from "../hub/web-access.js";
import { isOfHub, openable } from "./named-file.js";
import { assertConfigFile, configFormat, readConfigFile } from "./config-file.js";
import { shownPath } from "./shown-path.js";

/** Where the loader starts from, and what it may run. */
export interface NodeLoaderOptions extends CodePolicy {
  /** The folder that relative references start from where no config names them. */
  readonly cwd: string;
  /** Plugins that the user has named in this call: where a config names one of them, too, nobody is asked. */
  readonly namedPlugins?: readonly string[] | undefined;
  /** What fetches networks of the hub; by default the service's own. */
  readonly web?: (() => Promise<WebAccess>) | undefined;
  /** Told where a network of the hub is not what it is now. */
  readonly onNote?: ((note: string) => void) | undefined;
}

/**
 * Loads configs from files, and plugins from files and packages. The id of a config is its URL. What reads YAML, runs programs and finds
 * plugins is loaded when it is needed: most commands take a preset or one file.
 */
export class NodeLoader implements NetworkLoader {
  readonly #options: NodeLoaderOptions;
  /** The URLs of the programs that have been loaded, which name themselves as plugins. */
  readonly #programs = new Set<string>();
  /** The weights of networks of the hub that have been loaded, by the references to them. */
  readonly #hubWeights = new Map<string, string>();

  constructor(options: NodeLoaderOptions) {
    this.#options = options;
  }

  /** @throws NG_CONFIG_NOT_FOUND, NG_CONFIG_SYNTAX; of the hub as `hubNetwork`; of programs NG_PROGRAM_FAILED, NG_CONFIG_INVALID, NG_PLUGINS_REFUSED */
  async load(reference: string, from: string | undefined): Promise<LoadedConfig> {
    if (isOfHub(reference)) return this.#loadOfHub(reference);
    const { cwd } = this.#options;
    const path = resolve(from === undefined ? cwd : dirname(fileURLToPath(from)), reference);
    const shown = shownPath(path, cwd);
    const id = pathToFileURL(path).href;
    if (configFormat(path, shown) === "program") {
      return { id, ...(await this.#loadProgram(path, shown, from)) };
    }
    const text = await readConfigFile(path, shown);
    const { parseYaml } = await import("./yaml-tree.js");
    return { id, tree: parseYaml(text, shown) };
  }

  /** @throws NG_PLUGIN_NOT_FOUND, NG_PLUGIN_FAILED, NG_PLUGINS_REFUSED, NG_CODE_UNTRUSTED */
  async loadPlugin({ reference, from, origin }: PluginReference): Promise<unknown> {
    const source = describeOrigin(origin);
    const code: NamedCode = { kind: "plugin", name: reference, source };
    assertNotRefused(code, this.#options);
    const { importPlugin, resolvePlugin } = await import("./plugin-module.js");
    const url = await resolvePlugin(reference, from ?? this.#here(), source);
    if (!this.#programs.has(url)) {
      const isOwn = origin.kind === "argument" || (await this.#isNamed(url));
      if (!isOwn) await this.#admit(code, url, from ?? this.#here());
      this.#options.onCode?.(code);
    }
    return importPlugin(url, reference, source);
  }

  /** The path by which a file that a config names can be opened. */
  openable(file: NamedFile): string {
    return openable(this.#options.cwd)(file);
  }

  /** The weights that a network of the hub has there, once its config is loaded: a reference to them. */
  hubWeights(reference: string): string | undefined {
    return this.#hubWeights.get(reference);
  }

  async #loadOfHub(reference: string): Promise<LoadedConfig> {
    const { web, env = process.env, onNote } = this.#options;
    const { hubNetwork } = await import("../hub/hub-network.js");
    const { webAccess } = await import("../hub/web-access.js");
    const asking = { web: (await web?.()) ?? defaultServices.get(webAccess), env, onNote };
    const { config, weights } = await hubNetwork(reference, asking);
    this.#hubWeights.set(reference, weights);
    return config;
  }

  async #loadProgram(path: string, shown: string, from: string | undefined): Promise<Omit<LoadedConfig, "id">> {
    const code: NamedCode = { kind: "program", name: shown };
    assertNotRefused(code, this.#options);
    await assertConfigFile(path, shown);
    const url = pathToFileURL(path).href;
    await this.#admit(code, url, from ?? url);
    this.#programs.add(pathToFileURL(realpathSync(path)).href);
    this.#options.onCode?.(code);
    const { loadProgram } = await import("./config-program.js");
    return loadProgram(path, shown);
  }

  /**
   * Lets code pass that may run.
   * @param from the URL of the config that names it
   * @throws NG_CODE_UNTRUSTED
   */
  async #admit(code: NamedCode, url: string, from: string): Promise<void> {
    if (this.#options.allowCode === true) return;
    const { isBuiltInModule } = await import("../plugins/is-built-in.js");
    if (isBuiltInModule(url)) return;
    const { admitCode } = await import("../trust/admit-code.js");
    await admitCode(code, { file: fileURLToPath(url), namedBy: fileURLToPath(from) }, this.#options);
  }

  /** Whether an argument of this call names the same module. */
  async #isNamed(url: string): Promise<boolean> {
    const { resolvePlugin } = await import("./plugin-module.js");
    const named = (this.#options.namedPlugins ?? []).map((reference) =>
      resolvePlugin(reference, this.#here(), "--plugin").catch(() => undefined),
    );
    return (await Promise.all(named)).includes(url);
  }

  /** What arguments are relative to, in the place of a config. */
  #here(): string {
    return pathToFileURL(resolve(this.#options.cwd, "arguments")).href;
  }
}
