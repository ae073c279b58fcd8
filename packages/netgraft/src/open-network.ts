import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { CollectedConfig, LoadedConfig, Override } from "@netgraft/core/config";
import {
  collectConfig,
  defaultServices,
  type Framework,
  frameworkFor,
  fromPlain,
  NetgraftError,
  type Network,
} from "@netgraft/core/host";
import type { CodeRequest, NamedCode } from "./trust/code-policy.js";
import { NodeLoader } from "./loader/node-loader.js";
import { networkReference, runWeights } from "./loader/run-folder.js";
import { neededPlugins } from "./plugins/needed-plugins.js";
import type { WebAccess } from "./hub/web-access.js";
import type { FileOfWeights } from "./run/weights-source.js";
import { traceAsAsked } from "./trace.js";

/** How a network is opened. */
export interface OpenNetworkOptions {
  /** Changes of its config, applied in order; see `setOverride` and `attachOverride`. */
  readonly overrides?: readonly Override[];
  /**
   * Whether code that the config names may run: its plugins, and the config itself where it is a program. By default what is trusted may
   * (`netgraft trust`), and what `askCode` allows.
   */
  readonly plugins?: boolean | undefined;
  /** Asked for code that is not trusted, before it is run; without it, such code is refused. */
  readonly askCode?: (request: CodeRequest) => Promise<boolean>;
  /** Plugins beside those that its config names: packages, or paths from `cwd`; they become part of the config. */
  readonly extraPlugins?: readonly string[];
  /** The folder that a relative reference starts from; by default the working directory. */
  readonly cwd?: string | undefined;
  /** Told of each plugin and program that a config names, before its code is run. */
  readonly onCode?: (code: NamedCode) => void;
  /** Told in a sentence where a network of the hub is taken as it was, because the hub does not answer. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** The environment variables by which the trust list, the hub and what is kept of it are found; by default those of the process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A network, and the framework with the plugins that its config names. */
export interface OpenedNetwork {
  readonly network: Network;
  readonly framework: Framework;
  /**
   * What training has left, where the folder of a run was opened: its best weights, or where none are the best its last. Those of the same
   * commit, where it was a network of the hub; they are fetched when they are read.
   */
  readonly weights?: FileOfWeights | undefined;
}

/**
 * Loads a network's config with the plugins that it names, and composes it.
 * @param reference a config file (YAML, JSON or a program), the name of a preset, the folder of a run of training, or a network of the hub,
 *   `hf-hub:<owner>/<name>[@<revision>]`
 * @throws NG_CONFIG_NOT_FOUND, NG_CONFIG_SYNTAX, NG_CONFIG_INVALID, NG_CODE_UNTRUSTED and the other errors of configs, plugins and
 *   composition
 */
export async function openNetwork(reference: string, options: OpenNetworkOptions = {}): Promise<OpenedNetwork> {
  const { builtInPlugins } = await import("./plugins/built-in-plugins.js");
  const loader = loaderOf(options);
  const collected = await collect(reference, loader, options);
  const framework = await frameworkFor(collected, { loader, builtIn: builtInPlugins });
  const { cwd = process.cwd(), env } = options;
  const ofHub = loader.hubWeights(reference);
  const file = ofHub ?? runWeights(resolve(cwd, reference));
  return {
    framework,
    network: framework.composeCollected(collected),
    ...(file !== undefined && {
      weights: ofHub === undefined ? { file } : { file, env, services: framework.services },
    }),
  };
}

/**
 * The network alone, without engines and formats, by as few built-in plugins as it needs.
 * @throws as {@link openNetwork}
 */
export async function composeNetwork(reference: string, options: OpenNetworkOptions = {}): Promise<Network> {
  const loader = loaderOf(options);
  const collected = await collect(reference, loader, options);
  const few = await neededPlugins(collected);
  if (few !== undefined) {
    try {
      return (await frameworkFor(collected, { loader, builtIn: few })).composeCollected(collected);
    } catch (error) {
      // It fails again below, with all plugins, whose components the message may have to list.
      if (!(error instanceof NetgraftError)) throw error;
    }
  }
  const { pluginsWithoutEngines } = await import("./plugins/plugins-without-engines.js");
  return (await frameworkFor(collected, { loader, builtIn: pluginsWithoutEngines })).composeCollected(collected);
}

/**
 * A framework with the plugins that a config names which is part of a file.
 * @param path of the file
 * @throws NG_CODE_UNTRUSTED and the other errors of plugins
 */
export async function frameworkOfConfig(config: object, path: string, options: OpenNetworkOptions): Promise<Framework> {
  const { builtInPlugins } = await import("./plugins/built-in-plugins.js");
  const loader = loaderOf(options);
  const tree = fromPlain(config, { kind: "program", name: path });
  const collected = await collect({ id: pathToFileURL(path).href, tree }, loader, options);
  return frameworkFor(collected, { loader, builtIn: builtInPlugins });
}

/** What the files of a config say, with the plugins beyond those that they name as a layer of its own. */
async function collect(
  reference: string | LoadedConfig,
  loader: NodeLoader,
  { cwd = process.cwd(), overrides = [], extraPlugins = [] }: OpenNetworkOptions,
): Promise<CollectedConfig> {
  const found = typeof reference === "string" ? networkReference(reference, cwd) : reference;
  const collected = await collectConfig(found, loader, overrides);
  if (extraPlugins.length === 0) return collected;
  const origin = { kind: "argument", name: "--plugin" } as const;
  const layer = fromPlain({ plugins: [...extraPlugins] }, origin);
  // A map was given.
  if (layer.kind !== "map") return collected;
  const plugins = extraPlugins.map((plugin) => ({ reference: plugin, from: undefined, origin }));
  return { ...collected, layers: [layer, ...collected.layers], plugins: [...collected.plugins, ...plugins] };
}

function loaderOf({ plugins, extraPlugins, cwd = process.cwd(), ...policy }: OpenNetworkOptions): NodeLoader {
  traceAsAsked();
  const loader = new NodeLoader({
    ...policy,
    cwd,
    allowCode: plugins,
    namedPlugins: extraPlugins,
    web: () => webOf(extraPlugins ?? [], loader),
  });
  return loader;
}

/** What asks the web before the config's own plugins are known: what those bind that an argument names. */
async function webOf(extraPlugins: readonly string[], loader: NodeLoader): Promise<WebAccess> {
  const { webAccess } = await import("./hub/web-access.js");
  if (extraPlugins.length === 0) return defaultServices.get(webAccess);
  const { createFramework } = await import("./create-framework.js");
  const origin = { kind: "argument", name: "--plugin" } as const;
  const named = extraPlugins.map((reference) => loader.loadPlugin({ reference, from: undefined, origin }));
  return createFramework({ plugins: await Promise.all(named) }).services.get(webAccess);
}
