import type { BindToFluentSyntax, Container, Newable, ServiceIdentifier } from "inversify";
import { PluginFrozenError, PluginInvalidError } from "../errors/index.js";
import { type ComponentKind, type ComponentKinds, componentIdentifier, componentName } from "./component-kinds.js";
import { componentProblems } from "./component-problems.js";
import type { Registrations } from "./registrations.js";

/** A component as data, or as an injectable class that the container makes once. */
export type Registered<T> = T | Newable<T>;

/** What a plugin sees while it registers: one method for each kind of component, and `bind` as the escape hatch. */
export type PluginContext = { readonly [K in ComponentKind]: (component: Registered<ComponentKinds[K]>) => void } & {
  /** Binds a service of the plugin's own, to be injected into its components. */
  bind<T>(identifier: ServiceIdentifier<T>): BindToFluentSyntax<T>;
};

/**
 * The context of one plugin.
 * @param isFrozen whether the framework has been used already
 * @throws NG_PLUGIN_INVALID, NG_DUPLICATE_COMPONENT, NG_PLUGIN_FROZEN from its methods
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
        const identifier = Symbol(component.name);
        container.bind(identifier).to(component).inSingletonScope();
        container.bind(componentIdentifier[kind]).toService(identifier);
        registrations.classes.push({ plugin, kind, name: component.name, identifier });
        return;
      }
      const problems = componentProblems(kind, component, `${plugin}: ${kind}`);
      if (problems.length > 0) throw new PluginInvalidError(problems);
      registrations.claim(plugin, kind, componentName[kind](component));
      container.bind(componentIdentifier[kind]).toConstantValue(component);
    };
  return {
    backbone: register("backbone"),
    attachment: register("attachment"),
    network: register("network"),
    operation: register("operation"),
    engine: register("engine"),
    exporter: register("exporter"),
    dataset: register("dataset"),
    augmentation: register("augmentation"),
    loss: register("loss"),
    optimizer: register("optimizer"),
    schedule: register("schedule"),
    bind: (identifier) => {
      assertOpen("a service");
      return container.bind(identifier);
    },
  };
}
