import { NetgraftError } from "../../errors/index.js";
import type { ChosenComponent } from "./choose-component.js";
import { mapChosen } from "./component-choices.js";
import { fromPlain } from "../tree/from-plain.js";
import { defaultOrigin } from "../tree/origin.js";
import { plainAt } from "../tree/to-plain.js";
import { type Sourced, type SourcedEntry, sourcedList, sourcedMap } from "../tree/sourced.js";
import type { ValidNetwork } from "./validate-network.js";

/** The resolved config with the values that validation filled in, which have the origin `default`. */
export function withDefaults(tree: Sourced, network: ValidNetwork): Sourced {
  return fill(tree, mapChosen(network, flatten));
}

/** A component as configs have it: its options beside its type. */
function flatten(component: unknown): unknown {
  // What validation has put there.
  const { type, options } = component as ChosenComponent;
  return typeof options === "object" && options !== null ? { type, ...options } : { type };
}

function fill(tree: Sourced, filled: unknown): Sourced {
  if (typeof filled !== "object" || filled === null || tree.kind === "scalar") return tree;
  if (tree.kind === "list") {
    return Array.isArray(filled)
      ? sourcedList(
          tree.items.map((item, index) => fill(item, filled[index])),
          tree.origin,
        )
      : tree;
  }
  const entries = new Map<string, SourcedEntry>();
  for (const [key, entry] of tree.entries)
    entries.set(key, { ...entry, value: fill(entry.value, plainAt(filled, [key])) });
  for (const [key, value] of Object.entries(filled)) {
    const added = entries.has(key) || value === undefined ? undefined : defaultOf(value);
    if (added !== undefined) entries.set(key, { keyOrigin: defaultOrigin, value: added });
  }
  return sourcedMap(entries, tree.origin);
}

/** A value that a schema added; undefined where a transform of the schema made something that no config can hold. */
function defaultOf(value: unknown): Sourced | undefined {
  try {
    return fromPlain(value, defaultOrigin);
  } catch (error) {
    if (error instanceof NetgraftError) return undefined;
    throw error;
  }
}
