import type { ServiceIdentifier } from "#inversify";

/**
 * A service of the house: something that is done in one place for all, such as decoding pictures or starting processes.
 * Code asks for it by this token, and gets what a plugin or a test has bound to it, or else the default.
 */
export interface Service<T> {
  /** E.g. `netgraft.clock`. */
  readonly name: string;
  /** The name under which the container keeps it; the same for every copy of this package. */
  readonly identifier: ServiceIdentifier<T>;
  /** Makes what is used where nothing is bound. */
  readonly makeDefault: () => T;
}

/** What gives services: a framework's, or the defaults. */
export interface Services {
  /** The service: always the same one. */
  get<T>(service: Service<T>): T;
}

const defined = new Map<ServiceIdentifier, Service<unknown>>();

/**
 * Defines a service.
 * @param name unique: by convention the package's name and a noun, e.g. `@netgraft/engine-process/processes`
 * @param makeDefault makes what is used where nothing is bound; called once for each framework, when it is needed
 */
export function service<T>(name: string, makeDefault: () => T): Service<T> {
  const made: Service<T> = Object.freeze({ name, identifier: Symbol.for(`netgraft.service.${name}`), makeDefault });
  defined.set(made.identifier, made);
  return made;
}

/** All services that have been defined: what a class may have injected. */
export function definedServices(): Iterable<Service<unknown>> {
  return defined.values();
}

/** Whether something that is bound or injected is a service, rather than an identifier of a plugin's own. */
export function isService<T>(value: Service<T> | ServiceIdentifier<T>): value is Service<T> {
  return typeof value === "object" && "makeDefault" in value;
}

const defaults = new Map<Service<unknown>, unknown>();

/** The default of every service, for code that is run without a framework. */
export const defaultServices: Services = Object.freeze({
  get<T>(wanted: Service<T>): T {
    if (!defaults.has(wanted)) defaults.set(wanted, wanted.makeDefault());
    // What a service has made is kept under that service alone.
    return defaults.get(wanted) as T;
  },
});

/** What tells the time. */
export interface Clock {
  /** Milliseconds since a moment that stays the same: for how long something takes. */
  now(): number;
}

/** The service that tells the time. */
export const clock = service<Clock>("@netgraft/core/clock", () => performance);
