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
import { type Plugin, pluginApiVersion } from "./plugin.js";
import { pluginContext, type Registrations } from "./plugin-context.js";

/**
 * Loads plugins into a container of its own. The order of checks is fixed: shape of the plugin, API version,
 * dependencies, duplicate name, registration; the first use of the catalog freezes it.
 */
export class PluginHost {
  readonly #container = new Container();
  readonly #registrations: Registrations = new Map();
  readonly #names: string[] = [];
  #catalog: Catalog | undefined;

  constructor() {
    this.#container.bind(Catalog).toSelf().inSingletonScope();
  }

  /** The loaded plugins, in order. */
  get names(): readonly string[] {
    return this.#names;
  }

  /**
   * @param plugin what a plugin module exports as its default
   * @param at where the plugin was named, for messages
   * @throws NG_PLUGIN_INVALID, NG_PLUGIN_API_VERSION, NG_PLUGIN_DEPENDENCY, NG_PLUGIN_DUPLICATE, NG_DUPLICATE_COMPONENT, NG_PLUGIN_FAILED
   */
  load(plugin: unknown, at?: string): void {
    if (!isPlugin(plugin))
      throw new PluginInvalidError({
        ...(at === undefined ? {} : { at }),
        message: "this is no plugin",
        expected: "a default export made with definePlugin({ name, apiVersion, … })",
        found: describe(plugin),
      });
    const { name, apiVersion, dependsOn = [] } = plugin;
    const place = at === undefined || at === name ? name : `${at} (${name})`;
    if (apiVersion !== pluginApiVersion)
      throw new PluginVersionError({
        at: place,
        message: "the plugin was written for another plugin API",
        expected: `version ${pluginApiVersion}`,
        found: `version ${apiVersion}`,
      });
    const missing = dependsOn.filter((needed) => !this.#names.includes(needed));
    if (missing.length > 0)
      throw new PluginDependencyError(
        missing.map((needed) => ({
          at: place,
          message: `needs the plugin "${needed}", which is not loaded before it`,
        })),
      );
    if (this.#names.includes(name))
      throw new PluginDuplicateError({ at: place, message: `a plugin named "${name}" is loaded already` });
    this.#register(plugin, place);
    this.#names.push(name);
  }

  /** Everything registered; nothing more can be after the first use. */
  get catalog(): Catalog {
    this.#catalog ??= this.#container.get(Catalog);
    return this.#catalog;
  }

  #register(plugin: Plugin, place: string): void {
    const context = pluginContext(plugin.name, this.#container, this.#registrations, () => this.#catalog !== undefined);
    try {
      plugin.backbones?.forEach(context.backbone);
      plugin.attachments?.forEach(context.attachment);
      plugin.networks?.forEach(context.network);
      plugin.register?.(context);
    } catch (error) {
      if (error instanceof NetgraftError) throw error;
      throw new PluginFailedError(
        {
          at: place,
          message: `the plugin threw while it registered: ${error instanceof Error ? error.message : String(error)}`,
        },
        { cause: error },
      );
    }
  }
}

function isPlugin(value: unknown): value is Plugin {
  if (typeof value !== "object" || value === null) return false;
  const { name, apiVersion, dependsOn, register } = value as Record<string, unknown>;
  return (
    typeof name === "string" &&
    name !== "" &&
    typeof apiVersion === "number" &&
    (dependsOn === undefined ||
      (Array.isArray(dependsOn) && dependsOn.every((needed) => typeof needed === "string"))) &&
    (register === undefined || typeof register === "function") &&
    ["backbones", "attachments", "networks"].every(
      (list) => Reflect.get(value, list) === undefined || Array.isArray(Reflect.get(value, list)),
    )
  );
}

function describe(value: unknown): string {
  if (value === undefined) return "no default export";
  return typeof value === "object" && value !== null
    ? `an object with ${Object.keys(value).join(", ") || "no keys"}`
    : typeof value;
}
