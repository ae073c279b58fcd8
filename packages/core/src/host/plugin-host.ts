import { Container } from "#inversify";
import {
  NetgraftError,
  PluginDependencyError,
  PluginDuplicateError,
  PluginFailedError,
  PluginInvalidError,
  PluginVersionError,
} from "../errors/index.js";
import { componentKinds, componentProblems, kinds } from "../kinds/kinds.js";
import type { Catalog } from "./registry.js";
import { fitsApiVersion, pluginApiVersion } from "./api-version.js";
import type { Plugin } from "./plugin.js";
import { pluginContext } from "./plugin-context.js";
import { pluginProblems } from "./plugin-problems.js";
import { type ComponentClass, Registrations } from "./registrations.js";
import { definedServices, type Service, type Services } from "./service.js";

/**
 * Loads plugins into a container of its own. The order of checks is fixed: shape of the plugin, API version,
 * dependencies, duplicate name, registration; the first use of the catalog freezes it.
 */
export class PluginHost {
  readonly #container = new Container();
  readonly #registrations = new Registrations();
  readonly #names = new Set<string>();
  /** The services, as the plugins have bound them; nothing can be registered after the first use. */
  readonly services: Services = { get: (wanted) => this.#service(wanted) };

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
    if (!fitsApiVersion(apiVersion))
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
    return this.#registrations.catalog((entry) => this.#make(entry));
  }

  #register(plugin: Plugin, place: string): void {
    const listed = componentKinds.map((kind) => ({ kind, list: plugin[kinds[kind].plural] ?? [] }));
    const problems = listed.flatMap(({ kind, list }) =>
      list.flatMap((item, index) => componentProblems(kind, item, `${place}: ${kinds[kind].plural}[${index}]`)),
    );
    if (problems.length > 0) throw new PluginInvalidError(problems);
    const context = pluginContext(plugin.name, {
      container: this.#container,
      registrations: this.#registrations,
      services: this.services,
    });
    quoting(place, "the plugin threw while it registered", () => {
      for (const { kind, list } of listed)
        for (const component of list) this.#registrations.add(plugin.name, kind, component);
      plugin.register?.(context);
    });
  }

  #service<T>(wanted: Service<T>): T {
    this.#registrations.freeze();
    this.#bindDefault(wanted);
    return quoting(wanted.name, "the service cannot be made", () => this.#container.get(wanted.identifier));
  }

  /** Binds the default of a service where no plugin has bound anything. */
  #bindDefault<T>({ identifier, makeDefault }: Service<T>): void {
    if (!this.#container.isBound(identifier))
      this.#container.bind(identifier).toDynamicValue(makeDefault).inSingletonScope();
  }

  /** Has the container make a component, so that what goes wrong is laid to its plugin. */
  #make({ plugin, kind, class: componentClass }: ComponentClass): unknown {
    const at = `${plugin}: ${kind} ${componentClass.name}`;
    const component: unknown = quoting(at, "the class cannot be made into a component", () => {
      for (const defined of definedServices()) this.#bindDefault(defined);
      if (!this.#container.isBound(componentClass)) this.#container.bind(componentClass).toSelf().inSingletonScope();
      return this.#container.get(componentClass);
    });
    const problems = componentProblems(kind, component, at);
    if (problems.length > 0) throw new PluginInvalidError(problems);
    return component;
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
