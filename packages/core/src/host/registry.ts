import { nearest, oneOf, type Problem, UnknownComponentError } from "../errors/index.js";
import { type ByPlural, type ComponentKind, type ComponentKinds, componentKinds, kinds } from "../kinds/kinds.js";

/** The components of one kind, by name, in the order of registration. */
export class Registry<T> {
  constructor(
    /** The kind, for messages: `backbone`, `attachment`, … */
    readonly kind: string,
    readonly byName: ReadonlyMap<string, T>,
  ) {}

  names(): readonly string[] {
    return [...this.byName.keys()];
  }

  all(): readonly T[] {
    return [...this.byName.values()];
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /**
   * @param where the place of the name in a config, and where that was written
   * @throws NG_UNKNOWN_COMPONENT listing what there is
   */
  get(name: string, where: Pick<Problem, "at" | "source"> = {}): T {
    const component = this.byName.get(name);
    if (component !== undefined) return component;
    const similar = nearest(name, this.byName.keys());
    throw new UnknownComponentError({
      ...where,
      message: `there is no ${this.kind} "${name}"`,
      expected: oneOf(this.byName.keys()),
      ...(similar === undefined ? {} : { nearest: similar }),
    });
  }
}

/** Everything that the loaded plugins have registered, by the plural of its kind; made once, at the first use of a framework. */
export interface Catalog extends ByPlural<{ readonly [K in ComponentKind]: Registry<ComponentKinds[K]> }> {}

/** A catalog of the components that `componentsOf` has of each kind, by name. */
export function catalogOf(componentsOf: (kind: ComponentKind) => ReadonlyMap<string, unknown>): Catalog {
  const registries = componentKinds.map((kind) => [kinds[kind].plural, new Registry(kind, componentsOf(kind))]);
  // There is a registry for each kind, and components are of the kind that they are registered as.
  return Object.freeze(Object.fromEntries(registries) as unknown as Catalog);
}
