import type { ConfigPath } from "./config-path.js";

/** The plain value at the path, or undefined where there is none. */
export function plainAt(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>((at, segment) => {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, segment)) return undefined;
    // Object.hasOwn has just said that there is such a property.
    return (at as Record<string | number, unknown>)[segment];
  }, value);
}
