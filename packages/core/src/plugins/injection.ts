import "reflect-metadata";

/**
 * The container's decorators, for plugins whose components are classes with services injected. Plugins take them
 * from here: two copies of inversify in one process do not know each other's metadata.
 */
export { inject, injectable, multiInject, optional, type Newable, type ServiceIdentifier } from "#inversify";
