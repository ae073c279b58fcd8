import "#reflect-metadata";
import { inject as injectIdentifier, type ServiceIdentifier } from "#inversify";
import { isService, type Service } from "./service.js";

/**
 * The container's decorators, for plugins whose components are classes with services injected. Plugins take them
 * from here: two copies of inversify in one process do not know each other's metadata.
 */
export { injectable, multiInject, optional, type Newable, type ServiceIdentifier } from "#inversify";

/** Injects a service of the house, or what a plugin has bound to an identifier of its own, into a parameter or a property. */
export function inject<T>(wanted: Service<T> | ServiceIdentifier<T>): ReturnType<typeof injectIdentifier> {
  return injectIdentifier(isService(wanted) ? wanted.identifier : wanted);
}
