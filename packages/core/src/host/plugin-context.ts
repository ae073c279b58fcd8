import type { BindToFluentSyntax, Container, Newable, ServiceIdentifier } from "#inversify";
import { PluginInvalidError } from "../errors/index.js";
import { type ComponentKind, componentKinds, type ComponentKinds, componentProblems } from "../kinds/kinds.js";
import type { Registrations } from "./registrations.js";
import { isService, type Service, type Services } from "./service.js";

/** A component as data, or as an injectable class that the container makes once. */
export type Registered<T> = T | Newable<T>;

/** What a plugin sees while it registers: one method for each kind of component, and the services. */
export type PluginContext = { readonly [K in ComponentKind]: (component: Registered<ComponentKinds[K]>) => void } & {
  /**
   * Binds a service: one of the house, in place of what is bound to it, or one of the plugin's own, to be injected into its
   * components.
   */
  bind<T>(service: Service<T> | ServiceIdentifier<T>): BindToFluentSyntax<T>;
  /** The services of the framework, for components that are made here; to be asked when a component is used, not before. */
  readonly services: Services;
};

/** What the plugins of one framework share. */
interface PluginSurroundings {
  readonly container: Container;
  readonly registrations: Registrations;
  readonly services: Services;
}

/**
 * The context of one plugin.
 * @throws NG_PLUGIN_INVALID, NG_DUPLICATE_COMPONENT, NG_PLUGIN_FROZEN from its methods
 */
export function pluginContext(
  plugin: string,
  { container, registrations, services }: PluginSurroundings,
): PluginContext {
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
  const bind: PluginContext["bind"] = (bound) => {
    registrations.assertOpen(plugin, "a service");
    if (!isService(bound)) return container.bind(bound);
    // Of a service of the house there is one: the plugin that is loaded last decides.
    if (container.isBound(bound.identifier)) container.unbind(bound.identifier);
    return container.bind(bound.identifier);
  };
  // There is a method for each kind.
  return { ...methods, bind, services } as PluginContext;
}
