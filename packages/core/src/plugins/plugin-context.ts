import type { BindToFluentSyntax, Container, Newable, ServiceIdentifier } from "#inversify";
import { PluginInvalidError } from "../errors/index.js";
import { componentProblems } from "../kinds/component-problems.js";
import { type ComponentKind, componentKinds, type ComponentKinds } from "../kinds/kinds.js";
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
 * @throws NG_PLUGIN_INVALID, NG_DUPLICATE_COMPONENT, NG_PLUGIN_FROZEN from its methods
 */
export function pluginContext(plugin: string, container: Container, registrations: Registrations): PluginContext {
  const register =
    (kind: ComponentKind) =>
    (component: unknown): void => {
      if (typeof component === "function") {
        // Whether it can be made is known when it is; its parameters are the container's matter.
        registrations.addClass({ plugin, kind, class: component as Newable });
        return;
      }
      const problems = componentProblems(kind, component, `${plugin}: ${kind}`);
      if (problems.length > 0) throw new PluginInvalidError(problems);
      registrations.add(plugin, kind, component);
    };
  const methods = Object.fromEntries(componentKinds.map((kind) => [kind, register(kind)]));
  const bind: PluginContext["bind"] = (identifier) => {
    registrations.assertOpen(plugin, "a service");
    return container.bind(identifier);
  };
  // There is a method for each kind.
  return { ...methods, bind } as PluginContext;
}
