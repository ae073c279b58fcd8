import type { Newable } from "#inversify";
import { DuplicateComponentError, PluginFrozenError } from "../errors/index.js";
import { type ComponentKind, componentKinds, type ComponentKinds, componentName } from "../kinds/kinds.js";
import { coreOperations } from "../operations/core-operations.js";
import { type Catalog, catalogOf } from "./registry.js";

/** A component that is a class: made by the container when the framework is first used. */
export interface ComponentClass {
  readonly plugin: string;
  readonly kind: ComponentKind;
  readonly class: Newable;
}

/** What every framework has without a plugin. */
const ofCore: { readonly [K in ComponentKind]?: ReadonlyMap<string, ComponentKinds[K]> } = {
  operation: coreOperations,
};

/** What the plugins of one framework have registered, in order; each name of a kind once. Its catalog freezes it. */
export class Registrations {
  readonly #entries: (ComponentClass | { readonly kind: ComponentKind; readonly component: unknown })[] = [];
  readonly #owners = new Map<string, string>();
  #catalog: Catalog | undefined;
  #isFrozen = false;

  constructor() {
    for (const kind of componentKinds)
      for (const component of ofCore[kind]?.values() ?? []) this.add("@netgraft/core", kind, component);
  }

  /** @throws NG_PLUGIN_FROZEN where the framework has been used already */
  assertOpen(plugin: string, what: string): void {
    if (this.#isFrozen)
      throw new PluginFrozenError({ at: plugin, message: `${what} was registered after the framework was first used` });
  }

  /** Lets nothing more be registered. */
  freeze(): void {
    this.#isFrozen = true;
  }

  /** Adds a component whose fields have been checked. @throws NG_PLUGIN_FROZEN, NG_DUPLICATE_COMPONENT */
  add(plugin: string, kind: ComponentKind, component: unknown): void {
    this.assertOpen(plugin, `a component of kind "${kind}"`);
    this.#claim(plugin, kind, component);
    this.#entries.push({ kind, component });
  }

  /** @throws NG_PLUGIN_FROZEN */
  addClass(entry: ComponentClass): void {
    this.assertOpen(entry.plugin, `a component of kind "${entry.kind}"`);
    this.#entries.push(entry);
  }

  /**
   * The catalog of them all; nothing more can be added to it.
   * @param make makes a class into a component and checks its fields
   * @throws NG_DUPLICATE_COMPONENT where a class makes a component whose name is taken; what `make` throws
   */
  catalog(make: (entry: ComponentClass) => unknown): Catalog {
    this.#catalog ??= this.#made(make);
    this.freeze();
    return this.#catalog;
  }

  #made(make: (entry: ComponentClass) => unknown): Catalog {
    for (const [index, entry] of this.#entries.entries()) {
      if (!("class" in entry)) continue;
      const component = make(entry);
      this.#claim(entry.plugin, entry.kind, component);
      this.#entries[index] = { kind: entry.kind, component };
    }
    return catalogOf((kind) => {
      const components = this.#entries.flatMap((entry) => ("component" in entry && entry.kind === kind ? [entry] : []));
      return new Map(components.map(({ component }) => [nameOf(kind, component), component]));
    });
  }

  /** Notes who registers a component. @throws NG_DUPLICATE_COMPONENT */
  #claim(plugin: string, kind: ComponentKind, component: unknown): void {
    const name = nameOf(kind, component);
    const key = `${kind} ${name}`;
    const owner = this.#owners.get(key);
    if (owner !== undefined)
      throw new DuplicateComponentError({
        at: plugin,
        message: `registers the ${kind} "${name}", which ${owner === plugin ? "it" : `"${owner}"`} has registered already`,
      });
    this.#owners.set(key, plugin);
  }
}

function nameOf(kind: ComponentKind, component: unknown): string {
  // Its fields have been checked as those of its kind.
  return componentName(kind, component as never);
}
