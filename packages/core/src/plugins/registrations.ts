import { DuplicateComponentError } from "../errors/index.js";
import { coreOperations } from "../operations/core-operations.js";
import type { ComponentKind } from "./component-kinds.js";

/** A component that is a class: made by the container when the framework is first used. */
export interface ComponentClass {
  readonly plugin: string;
  readonly kind: ComponentKind;
  /** The name of the class, for messages. */
  readonly name: string;
  /** Under which the container has it alone. */
  readonly identifier: symbol;
}

/** Who registered what, over all plugins of one framework. */
export class Registrations {
  /** Classes that have not been made yet, in order. */
  readonly classes: ComponentClass[] = [];
  readonly #owners = new Map([...coreOperations.keys()].map((kind) => [`operation ${kind}`, "@netgraft/core"]));

  /** Notes that `plugin` registers a component. @throws NG_DUPLICATE_COMPONENT */
  claim(plugin: string, kind: ComponentKind, name: string): void {
    const key = `${kind} ${name}`;
    const owner = this.#owners.get(key);
    if (owner !== undefined)
      throw new DuplicateComponentError({
        at: plugin,
        message: `registers the ${kind} "${name}", which ${owner === plugin ? "it" : `"${owner}"`} has registered already`,
      });
    this.#owners.set(key, plugin);
  }
}
