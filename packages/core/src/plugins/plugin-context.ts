import type { BindToFluentSyntax, Container, Newable, ServiceIdentifier } from "inversify";
import { DuplicateComponentError, PluginFrozenError } from "../errors/index.js";
import { type ComponentKind, type ComponentKinds, componentIdentifier, componentName } from "./component-kinds.js";

/** A component as data, or as an injectable class that the container makes once. */
export type Registered<T> = T | Newable<T>;

/** What a plugin sees while it registers: one method for each kind of component, and `bind` as the escape hatch. */
export type PluginContext = { readonly [K in ComponentKind]: (component: Registered<ComponentKinds[K]>) => void } & {
  /** Binds a service of the plugin's own, to be injected into its components. */
  bind<T>(identifier: ServiceIdentifier<T>): BindToFluentSyntax<T>;
};

/** Who registered what, over all plugins of one framework. */
export type Registrations = Map<string, string>;

/**
 * The context of one plugin.
 * @param isFrozen whether the framework has been used already
 * @throws NG_DUPLICATE_COMPONENT, NG_PLUGIN_FROZEN from its methods
 */
export function pluginContext(
  plugin: string,
  container: Container,
  registrations: Registrations,
  isFrozen: () => boolean,
): PluginContext {
  const assertOpen = (what: string): void => {
    if (isFrozen())
      throw new PluginFrozenError({ at: plugin, message: `${what} was registered after the framework was first used` });
  };
  const register =
    <K extends ComponentKind>(kind: K) =>
    (component: Registered<ComponentKinds[K]>): void => {
      assertOpen(`a component of kind "${kind}"`);
      if (typeof component === "function") {
        container.bind(componentIdentifier[kind]).to(component).inSingletonScope();
        return;
      }
      claim(registrations, plugin, kind, componentName[kind](component));
      container.bind(componentIdentifier[kind]).toConstantValue(component);
    };
  return {
    backbone: register("backbone"),
    attachment: register("attachment"),
    network: register("network"),
    operation: register("operation"),
    engine: register("engine"),
    exporter: register("exporter"),
    bind: (identifier) => {
      assertOpen("a service");
      return container.bind(identifier);
    },
  };
}

/** Notes that `plugin` registers a component. @throws NG_DUPLICATE_COMPONENT */
function claim(registrations: Registrations, plugin: string, kind: ComponentKind, name: string): void {
  const key = `${kind} ${name}`;
  const owner = registrations.get(key);
  if (owner !== undefined)
    throw new DuplicateComponentError({
      at: plugin,
      message: `registers the ${kind} "${name}", which ${owner === plugin ? "it" : `"${owner}"`} has registered already`,
    });
  registrations.set(key, plugin);
}
