import { Container } from "inversify";
import {
  NetgraftError,
  PluginDependencyError,
  PluginDuplicateError,
  PluginFailedError,
  PluginInvalidError,
  PluginVersionError,
} from "../errors/index.js";
import { Catalog } from "./catalog.js";
import { componentName } from "./component-kinds.js";
import { componentProblems } from "./component-problems.js";
import { type Plugin, pluginApiVersion } from "./plugin.js";
import { pluginContext } from "./plugin-context.js";
import { pluginProblems } from "./plugin-problems.js";
import { type ComponentClass, Registrations } from "./registrations.js";

/**
 * Loads plugins into a container of its own. The order of checks is fixed: shape of the plugin, API version,
 * dependencies, duplicate name, registration; the first use of the catalog freezes it.
 */
export class PluginHost {
  readonly #container = new Container();
  readonly #registrations = new Registrations();
  readonly #names = new Set<string>();
  #catalog: Catalog | undefined;

  constructor() {
    this.#container.bind(Catalog).toSelf().inSingletonScope();
  }

  /** The loaded plugins, in order. */
  get names(): readonly string[] {
    return [...this.#names];
  }

  /**
   * @param plugin what a plugin module exports as its default
   * @param at where the plugin was named, for messages
   * @throws NG_PLUGIN_INVALID, NG_PLUGIN_API_VERSION, NG_PLUGIN_DEPENDENCY, NG_PLUGIN_DUPLICATE, NG_DUPLICATE_COMPONENT, NG_PLUGIN_FAILED
   */
  load(plugin: unknown, at?: string): void {
    assertPlugin(plugin, at);
    const { name, apiVersion, dependsOn = [] } = plugin;
    const place = at === undefined || at === name ? name : `${at} (${name})`;
    if (apiVersion !== pluginApiVersion)
      throw new PluginVersionError({
        at: place,
        message: "the plugin was written for another plugin API",
        expected: `version ${pluginApiVersion}`,
        found: `version ${apiVersion}`,
      });
    const missing = dependsOn.filter((needed) => !this.#names.has(needed));
    if (missing.length > 0)
      throw new PluginDependencyError(
        missing.map((needed) => ({
          at: place,
          message: `needs the plugin "${needed}", which is not loaded before it`,
        })),
      );
    if (this.#names.has(name))
      throw new PluginDuplicateError({ at: place, message: `a plugin named "${name}" is loaded already` });
    this.#register(plugin, place);
    this.#names.add(name);
  }

  /**
   * Everything registered; nothing more can be after the first use.
   * @throws NG_PLUGIN_FAILED, NG_PLUGIN_INVALID, NG_DUPLICATE_COMPONENT where a class that was registered cannot be made into a component
   */
  get catalog(): Catalog {
    if (this.#catalog === undefined) {
      const { classes } = this.#registrations;
      for (let next = classes[0]; next !== undefined; next = classes[0]) {
        this.#make(next);
        classes.shift();
      }
      this.#catalog = this.#container.get(Catalog);
    }
    return this.#catalog;
  }

  #register(plugin: Plugin, place: string): void {
    const { backbones = [], attachments = [], networks = [] } = plugin;
    const problems = [
      ...backbones.flatMap((item, index) => componentProblems("backbone", item, `${place}: backbones[${index}]`)),
      ...attachments.flatMap((item, index) => componentProblems("attachment", item, `${place}: attachments[${index}]`)),
      ...networks.flatMap((item, index) => componentProblems("network", item, `${place}: networks[${index}]`)),
    ];
    if (problems.length > 0) throw new PluginInvalidError(problems);
    const context = pluginContext(plugin.name, this.#container, this.#registrations, () => this.#catalog !== undefined);
    quoting(place, "the plugin threw while it registered", () => {
      backbones.forEach(context.backbone);
      attachments.forEach(context.attachment);
      networks.forEach(context.network);
      plugin.register?.(context);
    });
  }

  /** Has the container make a component, so that what goes wrong is laid to its plugin. */
  #make({ plugin, kind, name, identifier }: ComponentClass): void {
    const at = `${plugin}: ${kind} ${name}`;
    const component: unknown = quoting(at, "the class cannot be made into a component", () =>
      this.#container.get(identifier),
    );
    const problems = componentProblems(kind, component, at);
    if (problems.length > 0) throw new PluginInvalidError(problems);
    // Its fields have just been checked.
    this.#registrations.claim(plugin, kind, componentName[kind](component as never));
  }
}

/** @throws NG_PLUGIN_INVALID */
function assertPlugin(plugin: unknown, at: string | undefined): asserts plugin is Plugin {
  const problems = pluginProblems(plugin, at);
  if (problems.length > 0) throw new PluginInvalidError(problems);
}

/** Runs code of a plugin. @throws NG_PLUGIN_FAILED quoting what it throws, unless that is an error of ours */
function quoting<T>(at: string, message: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof NetgraftError) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new PluginFailedError({ at, message: `${message}: ${said}` }, { cause: error });
  }
}
