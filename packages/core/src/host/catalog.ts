import { type ByPlural, type ComponentKind, componentKinds, type ComponentKinds, kinds } from "../kinds/kinds.js";
import { Registry } from "./registry.js";

/** Everything that the loaded plugins have registered, by the plural of its kind; made once, at the first use of a framework. */
export interface Catalog extends ByPlural<{ readonly [K in ComponentKind]: Registry<ComponentKinds[K]> }> {}

/** A catalog of the components that `componentsOf` has of each kind, by name. */
export function catalogOf(componentsOf: (kind: ComponentKind) => ReadonlyMap<string, unknown>): Catalog {
  const registries = componentKinds.map((kind) => [kinds[kind].plural, new Registry(kind, componentsOf(kind))]);
  // There is a registry for each kind, and components are of the kind that they are registered as.
  return Object.freeze(Object.fromEntries(registries) as unknown as Catalog);
}
